using Studio.Learning.Data.Sets;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Features;

/// <summary>Cached features as examples: items are rows (D); with several views, epoch e shows view e modulo V.</summary>
public sealed class FeatureExamples : IExamples
{
    private readonly Tensor _features;

    /// <param name="features">(V, N, D); owned from here on.</param>
    public FeatureExamples(Tensor features, IReadOnlyList<int> labels, IReadOnlyList<string> classes)
    {
        if (features.dim() != 3 || features.shape[1] != labels.Count)
            throw new ArgumentException($"Features [{string.Join(", ", features.shape)}] do not hold one row a view for each of "
                + $"{labels.Count} labels.");
        _features = features.DetachFromDisposeScope();
        (Labels, Classes) = (labels, classes);
    }

    public int Count => Labels.Count;

    /// <summary>What the features were computed from.</summary>
    public string Unit { get; init; } = "items";

    public IReadOnlyList<string> Classes { get; }
    public IReadOnlyList<int> Labels { get; }

    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        using var scope = NewDisposeScope();
        var rows = tensor(items.ToArray().Select(i => (long)i).ToArray(), device: _features.device);
        return _features[epoch % _features.shape[0]].index_select(0, rows).MoveToOuterDisposeScope();  // (B, D)
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() => _features.Dispose();
}
