namespace Studio.Runtime.Artifacts;

/// <summary>Watches that the disk of the data folder does not run full.</summary>
/// <param name="freeBytes">Asks the operating system.</param>
public sealed class DiskSpace(Func<long> freeBytes, long reserveBytes)
{
    public static DiskSpace Of(string folder, long reserveBytes) => new(() => new DriveInfo(folder).AvailableFreeSpace, reserveBytes);

    /// <summary>Why nothing new may start; null if there is room.</summary>
    public string? Shortage() => freeBytes() is var free && free < reserveBytes
        ? $"The disk of the studio has only {free >> 20} MB left, and it keeps {reserveBytes >> 20} MB free. Until there is room, "
        + "no run starts, and active runs are paused." : null;
}
