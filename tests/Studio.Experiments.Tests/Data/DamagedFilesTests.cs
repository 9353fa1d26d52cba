using System.IO.Compression;
using FsCheck.Xunit;
using Studio.Experiments.Data;
using Studio.Experiments.Tests.Fakes;

namespace Studio.Experiments.Tests.Data;

/// <summary>Whatever a file holds, its reader gives something or says that it is damaged.</summary>
public sealed class DamagedFilesTests
{
    private static readonly byte[] s_zip = Zip("cat/1.png", "cat/2.png", "Rübe/狗.png", "__MACOSX/._1.png");

    [Property(MaxTest = 500)]
    public void Decode_AnyBytes_GivesAText(byte[] bytes) => Assert.NotNull(TextDecoding.Decode(bytes));

    [Property(MaxTest = 500)]
    public void Paths_OfADamagedZip_AreThereOrItIsCalledDamaged(int seed)
    {
        try
        {
            using var zip = ZipPaths.Open(new MemoryStream(DamagedText.Of(s_zip, seed)));
            Assert.Equal(zip.Entries.Count, zip.Paths().Count);
        }
        catch (InvalidDataException)
        {
            // That is what a damaged zip is to be called.
        }
    }

    [Property(MaxTest = 500)]
    public void ClassPairs_OfAnyText_AreThereOrAPairIsQuoted(int seed)
    {
        try
        {
            Assert.DoesNotContain("", ClassPairs.Read(ClassPairs.Lines(DamagedText.Of("plane=airplane\ncar=automobile\n", seed))).Keys);
        }
        catch (FormatException fault)
        {
            Assert.Contains("is not a pair of names", fault.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] Zip(params string[] names)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write([1, 2, 3]);
            }
        return stream.ToArray();
    }
}
