using Studio.Learning.Data.Sets;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Fakes;

/// <summary>Examples that remember which were loaded, batch by batch.</summary>
internal sealed class SeenItems(IExamples examples) : IExamples
{
    public List<string> Batches { get; } = [];
    public int Count => examples.Count;

    public string Unit => examples.Unit;
    public IReadOnlyList<string> Classes => examples.Classes;
    public IReadOnlyList<int> Labels => examples.Labels;

    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        Batches.Add($"{epoch}: {string.Join(' ', items.ToArray())}");
        return examples.Load(items, epoch);
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) => examples.Expect(batches, epoch);

    public void Dispose() { }
}
