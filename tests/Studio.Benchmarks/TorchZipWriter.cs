using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Writes float32 tensors as PyTorch's zip checkpoint: a pickle of names and shapes,
/// and a stored record for each tensor.</summary>
internal static class TorchZipWriter
{
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "checkpoint/data.pkl", Pickle(tensors));
        foreach (var (tensor, i) in tensors.Values.Select((t, i) => (t, i)))
            Add(zip, $"checkpoint/data/{i}", tensor.bytes);
        Add(zip, "checkpoint/version", "3\n"u8);
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var record = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        record.Write(content);
    }

    /// <summary>Protocol 2: a dict of names to calls of torch's own function that puts a tensor together from its storage.</summary>
    private static byte[] Pickle(IReadOnlyDictionary<string, Tensor> tensors)
    {
        var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write([0x80, 2, .. "}("u8]);
        foreach (var ((name, tensor), i) in tensors.Select((t, i) => (t, i)))
        {
            Text(to, name);
            to.Write("ctorch._utils\n_rebuild_tensor_v2\n(("u8);
            Text(to, "storage");
            to.Write("ctorch\nFloatStorage\n"u8);
            Text(to, $"{i}");
            Text(to, "cpu");
            Number(to, tensor.numel());
            to.Write("tQK\0"u8);
            Numbers(to, tensor.shape);
            Numbers(to, tensor.stride());
            // Needs no gradient, and has no hooks.
            to.Write((byte)0x89);
            to.Write("ccollections\nOrderedDict\n)RtR"u8);
        }
        to.Write("u."u8);
        return bytes.ToArray();
    }

    private static void Text(BinaryWriter to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        to.Write((byte)'X');
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    private static void Number(BinaryWriter to, long number)
    {
        to.Write((byte)'J');
        to.Write(checked((int)number));
    }

    private static void Numbers(BinaryWriter to, long[] numbers)
    {
        to.Write((byte)'(');
        foreach (var number in numbers)
            Number(to, number);
        to.Write((byte)'t');
    }
}
