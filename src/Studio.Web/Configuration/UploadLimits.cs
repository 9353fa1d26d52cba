namespace Studio.Web.Configuration;

/// <summary>How much a person may send in at once.</summary>
public sealed record UploadLimits
{
    /// <summary>Of the file as it is sent.</summary>
    public long Bytes { get; init; } = 2L << 30;

    /// <summary>Files in a zip.</summary>
    public int Files { get; init; } = 100_000;

    /// <summary>Of all files of a zip, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 8L << 30;

    /// <summary>Of all texts of an upload, unpacked: they are read into the memory of the worker that answers everybody.</summary>
    public long TextBytes { get; init; } = 256L << 20;

    /// <summary>Of the names and other entries in the directory of a zip.</summary>
    public long DirectoryBytes { get; init; } = 32L << 20;

    /// <summary>How many times its own size a zip may have unpacked, beyond <see cref="FreeUnpackedBytes"/>:
    /// images hardly shrink.</summary>
    public int UnpackedRatio { get; init; } = 100;

    /// <summary>A zip may always have so much unpacked.</summary>
    public long FreeUnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Longer side of a picture, in pixels.</summary>
    public int SidePixels { get; init; } = 12_000;

    /// <summary>Of a notebook file, outputs of Jupyter included.</summary>
    public long NotebookFileBytes { get; init; } = 64L << 20;

    /// <summary>Of a picture to ask a network about.</summary>
    public long SmallFileBytes { get; init; } = 16L << 20;
}
