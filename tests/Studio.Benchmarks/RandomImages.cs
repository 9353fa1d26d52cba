using Studio.Learning.Data.Sets;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Random images (N, 3, side, side) of ten classes, made for each batch anew.</summary>
internal class RandomImages(int count, int side) : IExamples
{
    public int Count => count;

    public string Unit => "images";
    public IReadOnlyList<string> Classes { get; } = [.. Enumerable.Range(0, 10).Select(i => $"{i}")];
    public IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, count).Select(i => i % 10)];

    public Tensor Load(ReadOnlySpan<int> items, int epoch) => randn(items.Length, 3, side, side);

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() { }
}
