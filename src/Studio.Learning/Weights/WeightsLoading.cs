using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Weights;

/// <summary>Puts a state dict into a network by key name.</summary>
public static class WeightsLoading
{
    private const string CounterEnding = "num_batches_tracked";

    /// <summary>Copies every matching tensor; all or nothing. Names may stand under a prefix, and other modules beside them.</summary>
    /// <param name="headToSkip">Key prefix of a head that keeps its own values, or null to load everything.</param>
    /// <exception cref="WeightsMismatchException">A key outside the head is missing, unexpected or mis-shaped. A missing
    /// counter of batches is no fault: it matters only to batch normalisation without momentum, which nothing here uses.</exception>
    /// <exception cref="InvalidDataException">A value is NaN or infinite, or two sets of weights in the file fit.</exception>
    public static LoadReport Load(nn.Module network, StateDict weights, string? headToSkip = null)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var targets = network.state_dict();
        var needed = targets.Where(t => !IsIn(t.Key, headToSkip) && !IsCounter(t.Key)).ToDictionary(StringComparer.Ordinal);
        var fitting = FittedWeights.Of(weights, needed);
        using var own = ReferenceEquals(fitting, weights) ? null : fitting;
        var report = Compare(targets, fitting, headToSkip);
        if (!report.IsComplete)
            throw new WeightsMismatchException(report);
        foreach (var name in needed.Keys)
            ExpectNumbers(name, fitting[name]);
        foreach (var (name, target) in targets)
            if (!IsIn(name, headToSkip) && fitting.TryGet(name, out var source))
                target.copy_(source);
        return report;
    }

    private static void ExpectNumbers(string name, Tensor values)
    {
        if (!values.is_floating_point())
            return;
        using var scope = NewDisposeScope();
        var bad = values.isfinite().logical_not().sum().item<long>();
        if (bad > 0)
            throw new InvalidDataException($"'{name}' holds {bad} of {values.numel()} values that are NaN or infinite, "
                + "as a training leaves them that diverged. "
                + "Take an earlier checkpoint.");
    }

    private static bool IsCounter(string key) => key.EndsWith(CounterEnding, StringComparison.Ordinal);

    /// <summary>What would become of each key.</summary>
    internal static LoadReport Compare(Dictionary<string, Tensor> targets, StateDict weights, string? headToSkip)
    {
        var missing = targets.Keys.Where(k => !IsIn(k, headToSkip) && !weights.TryGet(k, out _) && !IsCounter(k)).ToArray();
        var unexpected = weights.Names.Where(k => !IsIn(k, headToSkip) && !targets.ContainsKey(k)).ToArray();
        var both = targets.Where(t => !IsIn(t.Key, headToSkip) && weights.TryGet(t.Key, out _)).ToArray();
        var misShaped = both.Where(t => !t.Value.shape.SequenceEqual(weights[t.Key].shape))
            .Select(t => new MisShapedTensor(t.Key, t.Value.shape, weights[t.Key].shape)).ToArray();
        return new(both.Length - misShaped.Length, missing, unexpected, misShaped, [.. weights.Names.Where(k => IsIn(k, headToSkip))]);
    }

    private static bool IsIn(string key, string? prefix) => prefix is not null && key.StartsWith(prefix + ".", StringComparison.Ordinal);
}
