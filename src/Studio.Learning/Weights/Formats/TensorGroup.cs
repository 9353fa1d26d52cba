namespace Studio.Learning.Weights.Formats;

/// <summary>A dict of named tensors somewhere in a checkpoint.</summary>
/// <param name="Path">Keys that lead to it from the outside in; empty for the checkpoint itself.</param>
internal sealed record TensorGroup(PickleDict Dict, IReadOnlyList<string> Path, IReadOnlyList<KeyValuePair<string, PickleTensor>> Tensors)
{
    /// <summary>A counter that PyTorch's AveragedModel keeps among the weights.</summary>
    internal const string AveragedCount = "n_averaged";

    private const int MaxDepth = 6, MaxVisits = 20_000;

    private static readonly string[] s_averages = ["ema", "swa", "averaged", "average", "avg", "polyak", "shadow"];
    private static readonly string[] s_training = ["optim", "sched", "scaler", "rng"];
    private static readonly char[] s_breaks = ['.', '_', '-', ' '];

    private readonly Lazy<HashSet<string>> _names = new(() => [.. Tensors.Where(t => t.Key != AveragedCount).Select(t => Bare(t.Key))]);

    /// <summary>For sentences, and before the names of its tensors where several groups are read.</summary>
    internal string Place => Path.Count == 0 ? "the file itself" : string.Join('.', Path.Select(PickleText.Shortened));

    internal bool IsAveraged => Path.Any(IsAverage) || Tensors.Any(t => t.Key == AveragedCount);

    /// <summary>Whether a name speaks of averaged weights: "model_ema", "state_dict_ema", "swa_model".</summary>
    internal static bool IsAverage(string name) =>
        name.Split(s_breaks).Any(word => s_averages.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>Another version of the same network.</summary>
    internal bool HasNamesOf(TensorGroup other) => _names.Value.SetEquals(other._names.Value);

    /// <summary>Each dict that holds tensors under names; a value that is used in several places is found once.</summary>
    internal static IReadOnlyList<TensorGroup> AllIn(PickleDict root)
    {
        var (groups, seen, left) = (new List<TensorGroup>(), new HashSet<object>(ReferenceEqualityComparer.Instance),
            new Queue<(PickleDict Dict, string[] Path)>([(root, [])]));
        for (var visits = 0; visits < MaxVisits && left.TryDequeue(out var next); visits++)
        {
            if (!seen.Add(next.Dict))
                continue;
            KeyValuePair<string, PickleTensor>[] tensors =
                [.. next.Dict.Items.Where(i => i is { Key: string, Value: PickleTensor })
                    .Select(i => KeyValuePair.Create((string)i.Key, (PickleTensor)i.Value!))];
            if (tensors.Length > 0)
                groups.Add(new(next.Dict, next.Path, tensors));
            if (next.Path.Length < MaxDepth)
                foreach (var (key, value) in next.Dict.Items.Take(MaxVisits))
                    if (key is string name && value is PickleDict inner
                        && !s_training.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                        left.Enqueue((inner, [.. next.Path, name]));
        }
        return groups;
    }

    private static string Bare(string name) =>
        name.Replace("module.", "", StringComparison.Ordinal).Replace("_orig_mod.", "", StringComparison.Ordinal);
}
