using Studio.Learning.Data;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Random images (N, 3, 32, 32) made for each batch anew, 100 batches of 8 an epoch.</summary>
internal sealed class SmallImages : IExamples
{
    public const int Batch = 8;
    public const int StepsPerEpoch = 100;

    public int Count => Batch * StepsPerEpoch;
    public IReadOnlyList<string> Classes { get; } = [.. Enumerable.Range(0, 10).Select(i => $"{i}")];
    public IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, Batch * StepsPerEpoch).Select(i => i % 10)];

    public Tensor Load(ReadOnlySpan<int> items, int epoch) => randn(items.Length, 3, 32, 32);

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() { }
}
