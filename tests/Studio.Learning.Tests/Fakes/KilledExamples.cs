using Studio.Learning.Data.Sets;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Fakes;

/// <summary>Fails at its n-th batch, as a process that is killed in the middle of a step.</summary>
internal sealed class KilledExamples(TwoMoons inner, int lives) : IExamples
{
    public int Count => inner.Count;

    public string Unit => inner.Unit;
    public IReadOnlyList<string> Classes => inner.Classes;
    public IReadOnlyList<int> Labels => inner.Labels;
    public Tensor Load(ReadOnlySpan<int> items, int epoch) =>
        inner.Loads < lives ? inner.Load(items, epoch) : throw new InvalidOperationException("Killed.");
    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }
    public void Dispose() { }
}
