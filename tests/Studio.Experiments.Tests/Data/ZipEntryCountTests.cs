using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Studio.Experiments.Data;

namespace Studio.Experiments.Tests.Data;

public sealed class ZipEntryCountTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(66_000)]
    public void Of_AZip_CountsWhatTheFrameworkReads(int entries)
    {
        using var file = Zip(entries);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);

        Assert.Equal(entries, zip.Entries.Count);
        Assert.Equal(entries, ZipEntryCount.Of(file, 100_000, long.MaxValue).Entries);
    }

    [Fact]
    public void Of_MoreThanAllowed_StopsThere()
    {
        using var file = Zip(500);

        Assert.Equal(101, ZipEntryCount.Of(file, 100, long.MaxValue).Entries);
        Assert.True(ZipEntryCount.Of(file, 1000, 2000) is { Entries: < 100, Bytes: > 2000 });
    }

    [Fact]
    public void Of_ADirectoryThatStatesOneEntry_CountsTheHeaders()
    {
        using var file = Zip(500);
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[^12..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[^14..], 1);

        Assert.Equal(500, ZipEntryCount.Of(file, 1000, long.MaxValue).Entries);
    }

    [Fact]
    public void Of_ACommentThatLooksLikeAnEnd_TakesWhatTheFrameworkTakes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.Latin1))
        {
            zip.CreateEntry("one");
            zip.Comment = "PK\u0005\u0006" + new string('\0', 18);
        }
        int? read = null;
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            read = zip.Entries.Count;
        }
        catch (InvalidDataException)
        {
            // It refuses the file, and then nothing is kept in memory either.
        }

        Assert.True(read is null || read == ZipEntryCount.Of(file, 10, long.MaxValue).Entries);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no zip at all, and longer than the end of a directory")]
    public void Of_NoZip_Throws(string content)
    {
        using var file = new MemoryStream(Encoding.ASCII.GetBytes(content));

        Assert.Throws<InvalidDataException>(() => ZipEntryCount.Of(file, 10, long.MaxValue));
    }

    [Fact]
    public void Of_AnEndThatPointsOutside_CountsNothing()
    {
        using var file = new MemoryStream([.. "PK\u0005\u0006"u8, 0, 0, 0, 0, 1, 0, 1, 0, 46, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0, 0]);

        Assert.Equal(0, ZipEntryCount.Of(file, 10, long.MaxValue).Entries);
    }

    private static MemoryStream Zip(int entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < entries; i++)
                zip.CreateEntry($"{i}", CompressionLevel.NoCompression);
        return file;
    }
}
