namespace Studio.Web.Display;

/// <summary>Numbers as people read them.</summary>
public static class Sizes
{
    /// <summary>"1 image", "2 images".</summary>
    public static string Count(long count, string one) => count == 1 ? $"1 {one}" : $"{count:n0} {one}s";

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.#} GB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.#} MB",
        >= 1L << 10 => $"{bytes / (double)(1L << 10):0} kB",
        _ => $"{bytes} B",
    };
}
