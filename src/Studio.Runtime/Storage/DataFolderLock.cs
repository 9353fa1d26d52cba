namespace Studio.Runtime.Storage;

/// <summary>Keeps two studios out of one data folder, for as long as it is not disposed; the operating system lets
/// it go if the process dies.</summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _held;

    private DataFolderLock(FileStream held) => _held = held;

    /// <param name="address">Where the holder can be reached, for the message that another studio gets.</param>
    /// <exception cref="StorageFaultException">Another studio has it; the message names it.</exception>
    public static DataFolderLock Take(string dataFolder, string address)
    {
        Directory.CreateDirectory(dataFolder);
        // A locked file cannot be read by others, so the holder's name lies beside it.
        var (file, holder) = (Path.Combine(dataFolder, "studio.lock"), Path.Combine(dataFolder, "studio.holder"));
        try
        {
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Note(holder, $"process {Environment.ProcessId} at {address}");
            return new(held);
        }
        catch (IOException) when (File.Exists(file))
        {
            var name = File.Exists(holder) ? File.ReadAllText(holder) : "another process";
            throw new StorageFaultException($"The data folder {dataFolder} is in use by another studio ({name}). Use that one, end it, "
                + "or take another folder with --data-folder.");
        }
    }

    public void Dispose() => _held.Dispose();

    private static void Note(string file, string holder)
    {
        try
        {
            File.WriteAllText(file, holder);
        }
        catch (IOException)
        {
            // The disk is full. The lock holds all the same, and a page will say so.
        }
    }
}
