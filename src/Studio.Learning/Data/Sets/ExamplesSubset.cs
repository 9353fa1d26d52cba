using static TorchSharp.torch;

namespace Studio.Learning.Data.Sets;

/// <summary>Some of other examples, under numbers of their own; the others stay their owner's.</summary>
/// <param name="rows">Which of <paramref name="whole"/>, in the order of the subset.</param>
public sealed class ExamplesSubset(IExamples whole, IReadOnlyList<int> rows) : IExamples
{
    public int Count => rows.Count;
    public string Unit => whole.Unit;
    public IReadOnlyList<string> Classes => whole.Classes;
    public IReadOnlyList<int> Labels { get; } = [.. rows.Select(r => whole.Labels[r])];

    public IReadOnlyList<int>? Lengths { get; } = whole.Lengths is { } lengths ? [.. rows.Select(r => lengths[r])] : null;

    public Tensor Load(ReadOnlySpan<int> items, int epoch) => whole.Load(Rows(items), epoch);

    public void Expect(IReadOnlyList<int[]> batches, int epoch) => whole.Expect([.. batches.Select(b => Rows(b))], epoch);

    public void Dispose() { }

    private int[] Rows(ReadOnlySpan<int> items)
    {
        var mapped = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
            mapped[i] = rows[items[i]];
        return mapped;
    }
}
