using Studio.Learning.Data.Sets;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Fakes;

/// <summary>TensorExamples of a tensor (N, …) as examples, in whatever type the tensor has.</summary>
internal sealed class TensorExamples(Tensor inputs, IReadOnlyList<int> labels) : IExamples
{
    public int Count => labels.Count;

    public string Unit => "items";
    public int ClassCount { get; init; } = labels.Max() + 1;
    public IReadOnlyList<string> Classes => [.. Enumerable.Range(0, ClassCount).Select(k => $"{k}")];
    public IReadOnlyList<int> Labels => labels;
    public List<int[]> Loaded { get; } = [];

    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        Loaded.Add(items.ToArray());
        using var rows = tensor(items.ToArray().Select(i => (long)i).ToArray());
        return inputs.index_select(0, rows);
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() { }
}
