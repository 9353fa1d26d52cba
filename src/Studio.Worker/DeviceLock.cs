namespace Studio.Worker;

/// <summary>Keeps two workers of one role off a device; the operating system lets go when the process dies.</summary>
internal static class DeviceLock
{
    /// <exception cref="WorkerRefusedException">Another process has it.</exception>
    public static FileStream Take(WorkerSettings settings)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "workers")).FullName, settings.Slot + ".lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new WorkerRefusedException($"Another worker already uses {settings.Device} ('{path}' is locked). "
                + "End that process first.");
        }
    }
}
