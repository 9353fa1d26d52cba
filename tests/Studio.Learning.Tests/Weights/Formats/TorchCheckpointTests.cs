using System.IO.Compression;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights.Formats;

public sealed class TorchCheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoints").FullName;

    [Theory]
    [InlineData("evil_os_system.pth", "os.system")]
    [InlineData("evil_legacy_builtins_eval.pth", "builtins.eval")]
    [InlineData("evil_torch_hub.pth", "torch.hub.load")]
    [InlineData("evil_dotted_name.pth", "os.system")]
    public void Read_PickleThatCallsSomething_IsRefusedByTheNameOfIt(string file, string name)
    {
        var refusal = Assert.Throws<WeightsFormatException>(() => WeightsFile.Read(FixtureFile.Path("checkpoints/" + file)));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html_error_page.pth", "web page")]
    [InlineData("git_lfs_pointer.pth", "Git LFS")]
    [InlineData("hdf5_keras.pth", "Keras")]
    [InlineData("torchscript.pt", "TorchScript")]
    [InlineData("zip_complex64.pth", "complex")]
    [InlineData("zip_sparse.pth", "sparse")]
    [InlineData("zip_whole_module.pth", "state_dict")]
    [InlineData("zip_bad_crc.pth", "checksum")]
    public void Read_FileOfAnotherKind_SaysWhatItIs(string file, string word)
    {
        var refusal = Assert.Throws<WeightsFormatException>(() => WeightsFile.Read(FixtureFile.Path("checkpoints/" + file)));

        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ThousandsOfMutatedFiles_EitherRefusesOrReads()
    {
        var random = new Random(20261124);
        var corpus = Directory.GetFiles(FixtureFile.Path("checkpoints"), "*.pth").Order(StringComparer.Ordinal)
            .Where(f => new FileInfo(f).Length is > 0 and < 50_000).Select(File.ReadAllBytes).ToArray();
        var path = Path.Combine(_folder, "mutated.pth");
        var (refused, before, allocated) = (0, Tensor.TotalCount, GC.GetTotalAllocatedBytes());

        for (var round = 0; round < 2500; round++)
        {
            File.WriteAllBytes(path, Mutate(corpus[round % corpus.Length], random));
            try
            {
                WeightsFile.Read(path).Dispose();
            }
            catch (WeightsFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1250, 2500);
        // Finalisers of other tests may lower the count meanwhile; a leak raises it.
        Assert.InRange(Tensor.TotalCount, 0, before);
        Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, 2500L * 2_000_000);
    }

    [Fact]
    public void Read_ThousandsOfMutatedPicklesUnderARightChecksum_EitherRefusesOrReads()
    {
        var random = new Random(20261125);
        var corpus = Directory.GetFiles(FixtureFile.Path("checkpoints"), "zip_*.pth").Order(StringComparer.Ordinal)
            .Where(f => new FileInfo(f).Length < 10_000).Select(Records).Where(r => r.Count > 0).ToArray();
        var path = Path.Combine(_folder, "resealed.pth");
        var (refused, before) = (0, Tensor.TotalCount);

        for (var round = 0; round < 1500; round++)
        {
            Seal(path, corpus[round % corpus.Length], random);
            try
            {
                WeightsFile.Read(path).Dispose();
            }
            catch (WeightsFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 750, 1499);
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    [Fact]
    public void Read_SmallPickleThatMakesValuesWithoutEnd_IsRefused()
    {
        var path = Path.Combine(_folder, "values.pth");
        var lists = Enumerable.Repeat("]a"u8.ToArray(), 5_000_000).SelectMany(b => b);
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
            Write(zip, "archive/data.pkl", [0x80, 2, .. "]"u8, .. lists, .. "."u8]);

        var refusal = Assert.Throws<WeightsFormatException>(() => WeightsFile.Read(path));

        Assert.Contains("piles up", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Damaged archives of the corpus give nothing to mutate.
    private static Dictionary<string, byte[]> Records(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return zip.Entries.ToDictionary(e => e.FullName, Bytes);
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException)
        {
            return [];
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Seal(string path, Dictionary<string, byte[]> records, Random random)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, bytes) in records)
            Write(zip, name, name.EndsWith("data.pkl", StringComparison.Ordinal) ? Mutate(bytes, random) : bytes);
    }

    private static void Write(ZipArchive zip, string name, byte[] bytes)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        stream.Write(bytes);
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = source.ToArray();
        for (var n = random.Next(1, 5); n > 0 && bytes.Length > 1; n--)
            switch (random.Next(4))
            {
                case 0: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); break;
                case 1: bytes = bytes[..random.Next(1, bytes.Length)]; break;
                case 2: bytes[random.Next(Math.Min(bytes.Length, 400))] ^= (byte)(1 << random.Next(8)); break;
                default: BitConverter.TryWriteBytes(bytes.AsSpan(random.Next(bytes.Length - 1)),
                    random.Next(2) == 0 ? uint.MaxValue : 1u << random.Next(32)); break;
            }
        return bytes;
    }
}
