namespace Studio.Learning.Weights;

/// <summary>One tensor of a file without names.</summary>
/// <param name="Name">In the network here.</param>
/// <param name="Shape">In the file, for example (H, W, I, O) of a convolution.</param>
/// <param name="IsFlattened">A linear layer on a flattened map (H, W, C), its shape given as that of a convolution.</param>
public sealed record ShardTensor(string Name, IReadOnlyList<long> Shape, bool IsFlattened = false)
{
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);
}
