using System.IO.Compression;
using Studio.Web.Uploads;

namespace Studio.Web.Tests.Uploads;

public sealed class PictureArchiveTests : IDisposable
{
    private static readonly byte[] s_gif = [.. "GIF89a"u8, 4, 0, 4, 0, 0, 0, 0];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.zip");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Write_Images_StoresEachUnderItsPathAndReportsHowManyBytesCame()
    {
        var arrived = new List<long>();

        await WriteAsync([("ants/1.gif", s_gif), ("bees/1.gif", s_gif)], arrived.Add);

        await using var zip = await ZipFile.OpenReadAsync(_path, TestContext.Current.CancellationToken);
        Assert.Equal(["ants/1.gif", "bees/1.gif"], zip.Entries.Select(e => e.FullName));
        Assert.All(zip.Entries, e => Assert.Equal((s_gif.Length, 1980), ((int)e.Length, e.LastWriteTime.Year)));
        Assert.Equal([s_gif.Length, 2L * s_gif.Length], arrived);
    }

    [Fact]
    public async Task Write_AFileThatIsNoImage_IsLeftOutAndTheNextIsReadWhereItBegins()
    {
        var leftOut = await WriteAsync([("ants/1.gif", "hello"u8.ToArray()), ("bees/1.gif", s_gif)], _ => { });

        await using var zip = await ZipFile.OpenReadAsync(_path, TestContext.Current.CancellationToken);
        Assert.Equal("bees/1.gif", Assert.Single(zip.Entries).FullName);
        Assert.StartsWith("ants/1.gif: it is not a PNG", Assert.Single(leftOut), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> WriteAsync((string Path, byte[] Bytes)[] files, Action<long> progress)
    {
        using var content = new MemoryStream([.. files.SelectMany(f => f.Bytes)]);
        PlannedFile[] plan = [.. files.Select((f, i) => new PlannedFile(i, f.Path, f.Bytes.Length))];
        await using var target = File.Create(_path);
        return await PictureArchive.WriteAsync(content, plan, target, new(), progress, TestContext.Current.CancellationToken);
    }
}
