using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Studio.Learning.Data;
using Studio.Learning.Data.Published;
using Studio.Learning.Data.Sets;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;

namespace Studio.Learning.Tests.Data.Published;

public sealed class DatasetStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("datasets").FullName;

    [Fact]
    public async Task FetchAsync_SeveralFiles_LieInOneFolderAndAreAskedForOnce()
    {
        byte[] file = [1, 2, 3, 4];
        await using var server = new FileServer(file);
        using var store = Store(new("pair", "", "", [File(server, "a.gz", file), File(server, "b.gz", file)]));

        Assert.False(store.Has);
        var place = await store.FetchAsync(cancel: TestContext.Current.CancellationToken);
        await store.FetchAsync(cancel: TestContext.Current.CancellationToken);

        Assert.Equal(_folder, place);
        Assert.True(store.Has);
        Assert.Equal(["/a.gz", "/b.gz"], server.Paths);
    }

    [Fact]
    public async Task FetchAsync_Archive_IsUnpackedAndOpens()
    {
        var archive = Archive("inside/test_batch.bin", Enumerable.Repeat((byte)1, 2 * 3073).ToArray());
        await using var server = new FileServer(archive);
        using var store = Store(new("packed", "", "", [File(server, "packed.tar.gz", archive)], "inside"));

        using var images = ImageSets.Open(await store.FetchAsync(cancel: TestContext.Current.CancellationToken));

        Assert.Equal(2, images.Items.Count);
        Assert.DoesNotContain(Directory.GetDirectories(_folder),
            d => Path.GetFileName(d).StartsWith("unpacking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FetchAsync_ArchiveThatLeavesItsFolder_WritesNothingOutside()
    {
        var archive = Archive("../outside.bin", [1, 2, 3]);
        await using var server = new FileServer(archive);
        using var store = Store(new("evil", "", "", [File(server, "evil.tar.gz", archive)], "inside"));

        await Assert.ThrowsAnyAsync<Exception>(() => store.FetchAsync(cancel: TestContext.Current.CancellationToken));

        Assert.False(store.Has);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories),
            f => Path.GetFileName(f) == "outside.bin");
    }

    [Fact]
    public async Task FetchAsync_WrongMd5_IsThrownAway()
    {
        await using var server = new FileServer([1, 2, 3]);
        using var store = Store(new("wrong", "", "", [File(server, "a.gz", [9])]));

        var refusal = await Assert.ThrowsAsync<WeightStoreException>(() => store.FetchAsync(cancel: TestContext.Current.CancellationToken));

        Assert.Contains("has the MD5", refusal.Message, StringComparison.Ordinal);
        Assert.False(store.Has);
    }

    [Fact]
    public async Task Verify_AFileThatChangedOnTheDisk_IsNamedAndFetchedAgain()
    {
        byte[] content = [1, 2, 3];
        await using var server = new FileServer(content);
        var dataset = new PublishedDataset("one", "", "",
            [File(server, "a.gz", content) with { HashPrefix = Convert.ToHexStringLower(SHA256.HashData(content)) }]);
        using var store = Store(dataset);
        var path = await store.FetchAsync(cancel: TestContext.Current.CancellationToken);
        store.Verify();
        System.IO.File.WriteAllBytes(path, [1, 2, 4]);

        Assert.False(store.IsWhole);
        var refusal = Assert.Throws<InvalidDataException>(store.Verify);
        Assert.Contains("'a.gz' of the data set 'one' is damaged", refusal.Message, StringComparison.Ordinal);
        await store.FetchAsync(cancel: TestContext.Current.CancellationToken);
        Assert.Equal(content, System.IO.File.ReadAllBytes(path));
    }

    [Fact]
    public async Task FetchAsync_AnotherFileThanPublished_IsRefusedBySha256()
    {
        await using var server = new FileServer([1, 2, 3]);
        var file = new PublishedFile("other", "a.gz", new(server.Address, "a.gz")) { HashPrefix = new string('0', 64) };
        using var store = Store(new("other", "", "", [file]));

        var refusal = await Assert.ThrowsAsync<WeightStoreException>(() => store.FetchAsync(cancel: TestContext.Current.CancellationToken));

        Assert.Contains("has the SHA-256", refusal.Message, StringComparison.Ordinal);
        Assert.False(store.Has);
    }

    [Fact]
    public void Members_All_StateAnAddressAndFitTheCatalogue() => Assert.All(new PublishedDatasets().Members.Cast<PublishedDataset>(), d =>
    {
        Assert.All(d.Files, f => Assert.Equal("https", f.Address.Scheme));
        Assert.All(d.Files, f => Assert.Matches("^[0-9a-f]{64}$", f.HashPrefix));
        Assert.Contains(d.Key, Catalog.Of<ILabelledDataset>().Select(c => c.Key));
        Assert.Equal(d.Files.Count, d.Files.Select(f => f.FileName).Distinct().Count());
    });

    [Fact]
    public void OpenAt_FashionMnist_HasThePublishedClassNames()
    {
        System.IO.File.WriteAllBytes(Path.Combine(_folder, "train-images-idx3-ubyte"), IdxBytes.Images(3, 2, 2));
        System.IO.File.WriteAllBytes(Path.Combine(_folder, "train-labels-idx1-ubyte"), IdxBytes.Labels(0, 1, 9));

        using var images = new PublishedDatasets().Members.OfType<PublishedDataset>().Single(d => d.Key == "fashion-mnist").OpenAt(_folder);

        Assert.Equal(["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
            images.Classes);
        Assert.Contains("Pullover", images.Report.Problems.Select(p => p.Item));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DatasetStore Store(PublishedDataset dataset) =>
        new(dataset, new WeightStoreOptions { Folder = _folder, Attempts = 2, RetryDelay = TimeSpan.FromMilliseconds(1) });

    private static PublishedFile File(FileServer server, string name, byte[] content) =>
        new("file", name, new(server.Address, name)) { Md5 = Convert.ToHexStringLower(MD5.HashData(content)) };

    private static byte[] Archive(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionMode.Compress))
        using (var tar = new TarWriter(zip))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return bytes.ToArray();
    }
}
