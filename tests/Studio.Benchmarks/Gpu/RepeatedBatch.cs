using Studio.Learning.Data.Sets;
using static TorchSharp.torch;

namespace Studio.Benchmarks.Gpu;

/// <summary>One batch of noise in the computer's memory, given again and again: each step moves it to the device.</summary>
internal sealed class RepeatedBatch(int batch, int side, int classes) : IExamples
{
    private readonly Tensor _images = randn(batch, 3, side, side).DetachFromDisposeScope();

    public int Count => 1000 * batch;

    public string Unit => "images";

    public IReadOnlyList<string> Classes { get; } = [.. Enumerable.Range(0, classes).Select(i => $"{i}")];

    public IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, 1000 * batch).Select(i => i % classes)];

    public Tensor Load(ReadOnlySpan<int> items, int epoch) => _images.alias();

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() => _images.Dispose();
}
