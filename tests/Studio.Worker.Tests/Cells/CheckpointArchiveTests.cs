using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class CheckpointArchiveTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Pack_FilesThatAreReplacedAndRemovedMeanwhile_KeepsWhatWasThereWhenTheyWereOpened()
    {
        var (folder, ct) = (_place.Context.Checkpoints.Folder, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "fold-1"), "done", ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "fold-2"), "step 10", ct);
        var files = CheckpointArchive.Open(folder);

        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "newer"), "step 20", ct);
        File.Move(Path.Combine(_place.Folder, "newer"), Path.Combine(folder, "fold-2"), overwrite: true);
        File.Delete(Path.Combine(folder, "fold-1"));
        var archive = await CheckpointArchive.PackAsync(files, Path.Combine(_place.Context.Folder, "part"), _place.Artifacts);

        var unpacked = Directory.CreateDirectory(Path.Combine(_place.Folder, "unpacked")).FullName;
        CheckpointArchive.Unpack(_place.Artifacts, archive.Sha256, unpacked);
        Assert.Equal("done", await File.ReadAllTextAsync(Path.Combine(unpacked, "fold-1"), ct));
        Assert.Equal("step 10", await File.ReadAllTextAsync(Path.Combine(unpacked, "fold-2"), ct));
    }

    [Fact]
    public async Task Unpack_OneFlippedBit_LeavesTheFolderEmptyAndSaysWhatToDo()
    {
        var (folder, ct) = (_place.Context.Checkpoints.Folder, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "run"), "weights", ct);
        var archive = await CheckpointArchive.PackAsync(CheckpointArchive.Open(folder), Path.Combine(_place.Context.Folder, "part"),
            _place.Artifacts);
        var bytes = await File.ReadAllBytesAsync(_place.PathOf(archive), ct);
        bytes[bytes.AsSpan().IndexOf("weights"u8)] ^= 1;
        await File.WriteAllBytesAsync(_place.PathOf(archive), bytes, ct);
        var unpacked = Directory.CreateDirectory(Path.Combine(_place.Folder, "unpacked")).FullName;

        var fault = Assert.Throws<InvalidDataException>(() => CheckpointArchive.Unpack(_place.Artifacts, archive.Sha256, unpacked));

        Assert.EndsWith("Run its cell again; it starts from the beginning.", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(unpacked));
    }
}
