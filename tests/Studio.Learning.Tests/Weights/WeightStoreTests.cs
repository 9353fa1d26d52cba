using System.Security.Cryptography;
using Studio.Experiments.Data;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Weights;

namespace Studio.Learning.Tests.Weights;

public sealed class WeightStoreTests : IDisposable
{
    private static readonly byte[] s_file = MakeFile();
    private readonly string _folder = Directory.CreateTempSubdirectory("weights").FullName;

    private string Final => Path.Combine(_folder, "tiny.pth");

    [Fact]
    public async Task FetchAsync_WholeFile_IsKeptUnderItsNameAndReported()
    {
        await using var server = new FileServer(s_file);
        using var store = new WeightStore(Options);
        var reports = new Reports();

        var path = await store.FetchAsync(Weights(server.Address), reports, TestContext.Current.CancellationToken);

        Assert.Equal(Final, path);
        Assert.Equal(s_file, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(path + ".part"));
        Assert.Equal((s_file.Length, s_file.Length), ((int)reports.Last!.Bytes, (int)reports.Last.Total!));
        Assert.True(reports.Last.BytesPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, reports.Last.Remaining);
    }

    [Fact]
    public async Task FetchAsync_CachedFile_AsksNobody()
    {
        await File.WriteAllBytesAsync(Final, s_file, TestContext.Current.CancellationToken);
        using var store = new WeightStore(Options);

        Assert.Equal(Final, await store.FetchAsync(Weights(Nobody), cancel: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_CachedFileWithAFlippedBit_IsFetchedAgain()
    {
        byte[] damaged = [.. s_file];
        damaged[100] ^= 1;
        await File.WriteAllBytesAsync(Final, damaged, TestContext.Current.CancellationToken);
        await using var server = new FileServer(s_file);
        using var store = new WeightStore(Options);

        await store.FetchAsync(Weights(server.Address), cancel: TestContext.Current.CancellationToken);

        Assert.Equal(s_file, await File.ReadAllBytesAsync(Final, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_ConnectionCutTwice_ContinuesWhereItStopped()
    {
        await using var server = new FileServer(s_file) { Cuts = new([70_000, 50_000]) };
        using var store = new WeightStore(Options);

        await store.FetchAsync(Weights(server.Address), cancel: TestContext.Current.CancellationToken);

        Assert.Equal(s_file, await File.ReadAllBytesAsync(Final, TestContext.Current.CancellationToken));
        Assert.Equal([0, 70_000, 120_000], server.Starts);
    }

    [Fact]
    public async Task FetchAsync_PartOfAnEndedProcess_IsResumed()
    {
        await File.WriteAllBytesAsync(Final + ".part", s_file[..90_000], TestContext.Current.CancellationToken);
        await using var server = new FileServer(s_file);
        using var store = new WeightStore(Options);

        await store.FetchAsync(Weights(server.Address), cancel: TestContext.Current.CancellationToken);

        Assert.Equal([90_000], server.Starts);
        Assert.Equal(s_file, await File.ReadAllBytesAsync(Final, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task FetchAsync_PartThatIsWholeOrTooLong_EndsWithTheRightFile(int surplus)
    {
        await File.WriteAllBytesAsync(Final + ".part", [.. s_file, .. new byte[surplus]], TestContext.Current.CancellationToken);
        await using var server = new FileServer(s_file);
        using var store = new WeightStore(Options);

        await store.FetchAsync(Weights(server.Address), cancel: TestContext.Current.CancellationToken);

        Assert.Equal(s_file, await File.ReadAllBytesAsync(Final, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_ServerWithoutRanges_StartsAgain()
    {
        await using var server = new FileServer(s_file) { Cuts = new([70_000]), HonoursRanges = false };
        using var store = new WeightStore(Options);

        await store.FetchAsync(Weights(server.Address), cancel: TestContext.Current.CancellationToken);

        Assert.Equal(s_file, await File.ReadAllBytesAsync(Final, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_AlwaysCut_GivesUpAndKeepsThePart()
    {
        await using var server = new FileServer(s_file) { Cuts = new([1_000, 0, 0, 0]) };
        using var store = new WeightStore(Options);

        var refusal = await Refused(store, Weights(server.Address));

        Assert.Contains("was cut 3 times in a row", refusal, StringComparison.Ordinal);
        Assert.Equal(1_000, new FileInfo(Final + ".part").Length);
    }

    [Fact]
    public async Task FetchAsync_WrongHash_ThrowsTheFileAway()
    {
        await using var server = new FileServer(s_file);
        using var store = new WeightStore(Options);

        var refusal = await Refused(store, Weights(server.Address) with { HashPrefix = "00c0ffee" });

        Assert.Contains("should begin with 00c0ffee", refusal, StringComparison.Ordinal);
        Assert.Equal(["tiny.pth.lock"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task FetchAsync_NotFound_SaysWhereItWasSought()
    {
        await using var server = new FileServer(s_file) { Refusal = "404 Not Found" };
        using var store = new WeightStore(Options);

        var refusal = await Refused(store, Weights(server.Address));

        Assert.Contains($"'tiny' is not at {server.Address}models/tiny.pth (404 Not Found)", refusal, StringComparison.Ordinal);
        Assert.Single(server.Starts);
    }

    [Fact]
    public async Task FetchAsync_Offline_SaysWhatToDo()
    {
        using var store = new WeightStore(Options);

        var refusal = await Refused(store, Weights(Nobody));

        Assert.Contains("cannot be reached", refusal, StringComparison.Ordinal);
        Assert.Contains($"Download {Nobody}models/tiny.pth on another computer, then upload", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("STUDIO_", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_SilentServer_CountsAsCut()
    {
        await using var server = new FileServer(s_file) { Pause = TimeSpan.FromMinutes(1) };
        using var store = new WeightStore(Options with { StallLimit = TimeSpan.FromMilliseconds(50) });

        Assert.Contains("silent", await Refused(store, Weights(server.Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_FullDisk_SaysSoAndContinuesLater()
    {
        await using var server = new FileServer(s_file);
        using var full = new WeightStore(Options with { OpenPart = path => new FullDisk(path, 40_000) });

        var refusal = await Refused(full, Weights(server.Address));

        Assert.StartsWith("The disk is full: 'tiny' needs 0.2 MB", refusal, StringComparison.Ordinal);
        using var store = new WeightStore(Options);
        await store.FetchAsync(Weights(server.Address), cancel: TestContext.Current.CancellationToken);
        Assert.Equal([0, 40_000], server.Starts);
    }

    [Fact]
    public async Task FetchAsync_FourStoresAtOnce_DownloadOnce()
    {
        await using var server = new FileServer(s_file) { Pause = TimeSpan.FromMilliseconds(200) };
        var stores = Enumerable.Range(0, 4).Select(_ => new WeightStore(Options)).ToArray();

        var paths = await Task.WhenAll(
            stores.Select(s => s.FetchAsync(Weights(server.Address), cancel: TestContext.Current.CancellationToken)));

        Assert.All(paths, path => Assert.Equal(Final, path));
        Assert.Single(server.Starts);
        foreach (var store in stores)
            store.Dispose();
    }

    [Fact]
    public async Task FetchAsync_Mirror_IsAskedInsteadOfThePublisher()
    {
        await using var server = new FileServer(s_file);
        using var store = new WeightStore(Options with { Mirror = new(server.Address, "some/mirror") });

        await store.FetchAsync(Weights(Nobody), cancel: TestContext.Current.CancellationToken);

        Assert.Equal(["/some/mirror/tiny.pth"], server.Paths);
    }

    [Fact]
    public void OfUser_Variables_NameFolderAndMirror()
    {
        var options = WeightStoreOptions.OfUser(name =>
            name switch { "STUDIO_HOME" => "/somewhere", "STUDIO_MIRROR" => "https://mirror.example/w", _ => null });

        Assert.Equal((Path.Combine("/somewhere", "weights"), "https://mirror.example/w/"), (options.Folder, options.Mirror!.AbsoluteUri));
        Assert.Equal(Path.Combine("/data", "studio", "weights"),
            WeightStoreOptions.OfUser(name => name == "XDG_DATA_HOME" ? "/data" : null).Folder);
        Assert.Throws<WeightStoreException>(() => WeightStoreOptions.OfUser(name => name == "STUDIO_MIRROR" ? "mirror" : null));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Nothing listens on port 1 of this machine.
    private static Uri Nobody { get; } = new("http://127.0.0.1:1/");

    private WeightStoreOptions Options => new() { Folder = _folder, Attempts = 3, RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static PublishedWeights Weights(Uri server) => new("tiny", "tiny")
    {
        Source = "noise", License = "CC0-1.0", Address = new(server, "models/tiny.pth"), FileName = "tiny.pth",
        HashPrefix = Convert.ToHexStringLower(SHA256.HashData(s_file))[..8], PublishedMebibytes = 0.191, Input = Preprocessing.Cifar,
        Classes = ClassList.Cifar10,
    };

    private static async Task<string> Refused(WeightStore store, PublishedWeights weights) =>
        (await Assert.ThrowsAsync<WeightStoreException>(() =>
            store.FetchAsync(weights, cancel: TestContext.Current.CancellationToken))).Message;

    private static byte[] MakeFile()
    {
        var bytes = new byte[200_000];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private sealed class Reports : IProgress<DownloadProgress>
    {
        public DownloadProgress? Last { get; private set; }

        public void Report(DownloadProgress value) => Last = value;
    }
}
