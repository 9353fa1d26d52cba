using Studio.Runtime.Storage;
using Studio.Web.Configuration;

namespace Studio.Web.Hosting;

/// <summary>The folder in which everything lies that the studio keeps.</summary>
public static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it if need be, closed to other users, keeps other studios out of it for as long as the result
    /// is held, and clears away what a studio that is gone left: its socket, which would keep this one from listening, and uploads that
    /// were on their way in.</summary>
    /// <exception cref="StorageFaultException">Another studio has it; the message names it.</exception>
    public static DataFolderLock Take(StudioSettings settings, string address)
    {
        foreach (var folder in new[] { settings.DataFolder, Path.GetDirectoryName(settings.SocketPath)! })
            MakeClosed(folder);
        var held = DataFolderLock.Take(settings.DataFolder, address);
        File.Delete(settings.SocketPath);
        ClearUploads(settings.UploadsFolder);
        return held;
    }

    /// <summary>A studio that was killed while files came in left them there, and nobody sends the rest.</summary>
    private static void ClearUploads(string folder)
    {
        if (Directory.Exists(folder))
            foreach (var part in Directory.GetFiles(folder, "*.part"))
                File.Delete(part);
    }

    private static void MakeClosed(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            File.SetUnixFileMode(Directory.CreateDirectory(folder, OwnerOnly).FullName, OwnerOnly);
    }
}
