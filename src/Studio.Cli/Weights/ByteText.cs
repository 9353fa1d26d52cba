namespace Studio.Cli.Weights;

/// <summary>Sizes for people, in powers of ten.</summary>
internal static class ByteText
{
    public static string Of(double bytes) => bytes switch
    {
        >= 1e9 => $"{bytes / 1e9:0.00} GB",
        >= 1e6 => $"{bytes / 1e6:0.0} MB",
        >= 1e3 => $"{bytes / 1e3:0} kB",
        _ => $"{bytes:0} B",
    };
}
