namespace Studio.Runtime.Storage;

/// <summary>Keeps two studios out of one data folder, for as long as it is not disposed; the operating system lets it go if the process dies.</summary>
public sealed class DataFolderLock : IDisposable
{
    /// <param name="address">Where the holder can be reached, for the message that another studio gets.</param>
    /// <exception cref="StorageFaultException">Another studio has it; the message names it.</exception>
    public static DataFolderLock Take(string dataFolder, string address) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
