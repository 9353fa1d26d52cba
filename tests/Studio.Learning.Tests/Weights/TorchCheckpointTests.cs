using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights;

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
        var corpus = Directory.GetFiles(FixtureFile.Path("checkpoints"), "*.pth").Order(StringComparer.Ordinal).Where(f => new FileInfo(f).Length is > 0 and < 50_000).Select(File.ReadAllBytes).ToArray();
        var path = Path.Combine(_folder, "mutated.pth");
        var (refused, before, allocated) = (0, Tensor.TotalCount, GC.GetTotalAllocatedBytes());

        for (var round = 0; round < 5000; round++)
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

        Assert.InRange(refused, 2500, 5000);
        // Finalisers of other tests may lower the count meanwhile; a leak raises it.
        Assert.InRange(Tensor.TotalCount, 0, before);
        Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, 5000L * 2_000_000);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = source.ToArray();
        for (var n = random.Next(1, 5); n > 0 && bytes.Length > 1; n--)
            switch (random.Next(4))
            {
                case 0: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); break;
                case 1: bytes = bytes[..random.Next(1, bytes.Length)]; break;
                case 2: bytes[random.Next(Math.Min(bytes.Length, 400))] ^= (byte)(1 << random.Next(8)); break;
                default: BitConverter.TryWriteBytes(bytes.AsSpan(random.Next(bytes.Length - 1)), random.Next(2) == 0 ? uint.MaxValue : 1u << random.Next(32)); break;
            }
        return bytes;
    }
}
