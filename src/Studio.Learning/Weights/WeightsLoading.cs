using static TorchSharp.torch;

namespace Studio.Learning.Weights;

/// <summary>Puts a state dict into a network by key name.</summary>
public static class WeightsLoading
{
    private const string CounterEnding = "num_batches_tracked";

    /// <summary>Copies every matching tensor; all or nothing.</summary>
    /// <param name="headToSkip">Key prefix of a head that keeps its own values, or null to load everything.</param>
    /// <exception cref="WeightsMismatchException">A key outside the head is missing, unexpected or mis-shaped. A missing
    /// counter of batches is no fault: it matters only to batch normalisation without momentum, which nothing here uses.</exception>
    public static LoadReport Load(nn.Module network, StateDict weights, string? headToSkip = null)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var targets = network.state_dict();
        var report = Compare(targets, weights, headToSkip);
        if (!report.IsComplete)
            throw new WeightsMismatchException(report);
        foreach (var (name, target) in targets)
            if (!IsIn(name, headToSkip) && weights.TryGet(name, out var source))
                target.copy_(source);
        return report;
    }

    /// <summary>What would become of each key.</summary>
    internal static LoadReport Compare(Dictionary<string, Tensor> targets, StateDict weights, string? headToSkip)
    {
        var missing = targets.Keys.Where(k => !IsIn(k, headToSkip) && !weights.TryGet(k, out _) && !k.EndsWith(CounterEnding, StringComparison.Ordinal)).ToArray();
        var unexpected = weights.Names.Where(k => !IsIn(k, headToSkip) && !targets.ContainsKey(k)).ToArray();
        var both = targets.Where(t => !IsIn(t.Key, headToSkip) && weights.TryGet(t.Key, out _)).ToArray();
        var misShaped = both.Where(t => !t.Value.shape.SequenceEqual(weights[t.Key].shape))
            .Select(t => new MisShapedTensor(t.Key, t.Value.shape, weights[t.Key].shape)).ToArray();
        return new(both.Length - misShaped.Length, missing, unexpected, misShaped, [.. weights.Names.Where(k => IsIn(k, headToSkip))]);
    }

    private static bool IsIn(string key, string? prefix) => prefix is not null && key.StartsWith(prefix + ".", StringComparison.Ordinal);
}
