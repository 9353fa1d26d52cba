using System.Runtime.InteropServices;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Weights;

/// <summary>Weights as TensorFlow.js publishes them: one tensor after the other as little-endian float32,
/// channels last, without names.</summary>
internal static class TensorFlowShard
{
    /// <summary>Writes the same values as safetensors, in the order of axes of PyTorch.</summary>
    /// <exception cref="WeightStoreException">The file is not as long as its tensors.</exception>
    public static void Convert(string shard, IReadOnlyList<ShardTensor> tensors, string path)
    {
        var bytes = File.ReadAllBytes(shard);
        if (bytes.Length != Length(tensors))
            throw new WeightStoreException($"The file has {bytes.Length:N0} bytes where {Length(tensors):N0} are published. "
                + "Download it again.");
        using var scope = NewDisposeScope();
        var values = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        var named = new List<KeyValuePair<string, Tensor>>();
        var at = 0;
        foreach (var entry in tensors)
        {
            var count = (int)entry.Count;
            var read = tensor(values.AsSpan(at, count).ToArray()).reshape([.. entry.Shape]);
            named.Add(new(entry.Name, Turned(read, entry.IsFlattened)));
            at += count;
        }
        SafeTensors.Write(path, named);
    }

    public static long Length(IReadOnlyList<ShardTensor> tensors) => tensors.Sum(t => t.Count) * sizeof(float);

    private static Tensor Turned(Tensor values, bool isFlattened) => values.shape.Length switch
    {
        4 when isFlattened => values.permute(3, 2, 0, 1).flatten(1),       // (O, C·H·W)
        4 => values.permute(3, 2, 0, 1),                                   // (O, C, H, W)
        2 => values.t(),                                                   // (O, I)
        _ => values,
    };
}
