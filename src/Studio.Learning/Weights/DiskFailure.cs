namespace Studio.Learning.Weights;

/// <summary>Distinguishes a full disk from other errors of a file system.</summary>
internal static class DiskFailure
{
    private const int NoSpaceOnUnix = 28, QuotaOnLinux = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070), WindowsHandleDiskFull = unchecked((int)0x80070027);

    public static bool IsFull(IOException failure) =>
        failure.HResult is NoSpaceOnUnix or QuotaOnLinux or WindowsDiskFull or WindowsHandleDiskFull;

    public static WeightStoreException Of(PublishedFile file, IOException failure) => IsFull(failure)
        ? new($"The disk is full: '{file.Key}' needs {Size(file)}. Make room and fetch it again; "
            + "the download resumes where it stopped.", failure)
        : new($"'{file.Key}' could not be written. Look whether the studio's disk is sound, and fetch it again.", failure);

    private static string Size(PublishedFile file) => file.ApproximateBytes is { } bytes ? $"{bytes / 1e6:N1} MB" : "more room";
}
