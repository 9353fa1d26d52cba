using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights.Formats;

public sealed class SafeTensorsTests : IDisposable
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64, ScalarType.Float16, ScalarType.BFloat16,
        ScalarType.Int64, ScalarType.Int32, ScalarType.Byte, ScalarType.Bool];
    private readonly string _folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    [Property(MaxTest = 100)]
    public void Write_RandomStateDict_IsReadBackBitForBit(NonEmptyString[] names, int seed, NonEmptyString note)
    {
        using var scope = NewDisposeScope();
        var random = new Random(seed);
        var tensors = names.Select(n => n.Get).Where(n => n != "__metadata__" && IsText(n)).Distinct()
            .ToDictionary(n => n, _ => RandomTensor(random));
        var path = Path.Combine(_folder, "random.safetensors");
        var metadata = new Dictionary<string, string> { ["note"] = IsText(note.Get) ? note.Get : "plain" };

        SafeTensors.Write(path, tensors, metadata);
        using var back = SafeTensors.Read(path);

        Assert.Equal(metadata, back.Metadata);
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), back.Names.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.dtype, back[name].dtype);
            Assert.Equal(tensor.shape, back[name].shape);
            Assert.True(tensor.bytes.SequenceEqual(back[name].bytes), name);
        }
    }

    [Fact]
    public void Read_ThousandsOfMutatedFiles_EitherRefusesOrReads()
    {
        var random = new Random(20261124);
        var corpus = Directory.GetFiles(FixtureFile.Path("checkpoints"), "st_*").Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes).ToArray();
        var path = Path.Combine(_folder, "mutated.safetensors");
        var refused = 0;

        for (var round = 0; round < 3000; round++)
        {
            File.WriteAllBytes(path, Mutate(corpus[round % corpus.Length], random));
            try
            {
                SafeTensors.Read(path).Dispose();
            }
            catch (WeightsFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1500, 3000);
    }

    [Fact]
    public void Read_ClosedStateDict_LeavesNoTensorAlive()
    {
        var before = Tensor.TotalCount;

        SafeTensors.Read(FixtureFile.Path("checkpoints/st_basic.safetensors")).Dispose();

        // Finalisers of other tests may lower the count meanwhile; a leak raises it.
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // An unpaired surrogate is no Unicode text, so no file can name it.
    private static bool IsText(string text) => !text.Any(char.IsSurrogate);

    private static Tensor RandomTensor(Random random)
    {
        var shape = Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(5)).ToArray();
        return rand(shape).mul(3).to(s_types[random.Next(s_types.Length)]);
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = source.ToArray();
        for (var n = random.Next(1, 5); n > 0 && bytes.Length > 0; n--)
            switch (random.Next(4))
            {
                case 0: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); break;
                case 1: bytes = bytes[..random.Next(bytes.Length)]; break;
                case 2: bytes[random.Next(Math.Min(bytes.Length, 300))] ^= (byte)(1 << random.Next(8)); break;
                default: bytes = [.. bytes, .. bytes.AsSpan(random.Next(bytes.Length))]; break;
            }
        return bytes;
    }
}
