namespace Studio.Web.Layout;

/// <summary>Numbers as people read them.</summary>
public static class Sizes
{
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.#} GB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.#} MB",
        >= 1L << 10 => $"{bytes / (double)(1L << 10):0} kB",
        _ => $"{bytes} B",
    };
}
