using Studio.Runtime.Storage;

namespace Studio.Web.Hosting;

/// <summary>The folder in which everything lies that the studio keeps.</summary>
public static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it if need be, closed to other users, keeps other studios out of it for as long as the result is held, and clears away the socket of
    /// a studio that is gone: it would keep this one from listening.</summary>
    /// <exception cref="StorageFaultException">Another studio has it; the message names it.</exception>
    public static DataFolderLock Take(StudioSettings settings, string address)
    {
        foreach (var folder in new[] { settings.DataFolder, Path.GetDirectoryName(settings.SocketPath)! })
            MakeClosed(folder);
        var held = DataFolderLock.Take(settings.DataFolder, address);
        File.Delete(settings.SocketPath);
        return held;
    }

    private static void MakeClosed(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            File.SetUnixFileMode(Directory.CreateDirectory(folder, OwnerOnly).FullName, OwnerOnly);
    }
}
