using Studio.Runtime.Storage;

namespace Studio.Runtime.Tests.Storage;

public sealed class DataFolderLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-").FullName;

    [Fact]
    public void Take_WhileAnotherHoldsIt_NamesTheHolder()
    {
        using var held = DataFolderLock.Take(_folder, "http://127.0.0.1:5080");

        var fault = Assert.Throws<StorageFaultException>(() => DataFolderLock.Take(_folder, "http://127.0.0.1:5081"));

        Assert.Contains($"process {Environment.ProcessId} at http://127.0.0.1:5080", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_AfterItWasLetGo_Succeeds()
    {
        DataFolderLock.Take(_folder, "http://127.0.0.1:5080").Dispose();

        using var held = DataFolderLock.Take(_folder, "http://127.0.0.1:5081");
        Assert.NotNull(held);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
