namespace Studio.Learning.Weights.Formats;

/// <summary>Finds the state dict among what people put around it.</summary>
/// <remarks>Every dict that holds tensors under names is a candidate. Of those with the same names,
/// which are one network in several versions, averaged weights are taken (EMA, SWA: what an author publishes), else the one at a usual
/// place. What is left undecided stays under its place's name, so that the network they are loaded into decides.</remarks>
internal static class CheckpointContent
{
    private const int MaxPrefixes = 8;

    private static readonly string[] s_usual = ["state_dict", "model_state_dict", "model", "params", "net", "weights"];
    private static readonly string[] s_prefixes = ["module.", "_orig_mod."];

    internal static FoundStateDict Find(object? root)
    {
        if (root is not PickleDict outer)
            throw new PickleFault("it holds no dict of tensors; save model.state_dict().");
        var groups = TensorGroup.AllIn(outer);
        if (groups.Count == 0)
            throw new PickleFault($"there is no tensor in its state dict, only {PickleText.Listing(outer)}. Save model.state_dict().");
        var largest = groups.MaxBy(g => g.Tensors.Count)!;
        // A loss or a counter beside the weights is a tensor, too, and so are the statistics of an optimizer.
        var networks = groups.Where(g => 2 * g.Tensors.Count > largest.Tensors.Count).ToArray();
        var chosen = Chosen(networks, largest);
        var notes = PickleText.Notes(outer, groups.Select(g => g.Dict).ToHashSet<object>(ReferenceEqualityComparer.Instance));
        if (chosen is null)
            return new([.. networks.SelectMany(g => g.Tensors.Select(t => KeyValuePair.Create($"{g.Place}.{t.Key}", t.Value)))], notes, []);
        var (tensors, prefixes) = WithoutPrefixes(chosen.Tensors);
        return new(tensors, notes, [.. chosen.Path.Select(PickleText.Shortened), .. prefixes])
            { NotTaken = [.. networks.Where(g => g != chosen).Select(g => g.Place)] };
    }

    /// <summary>Null where several are equally likely.</summary>
    private static TensorGroup? Chosen(TensorGroup[] networks, TensorGroup largest)
    {
        if (networks.Length == 1)
            return networks[0];
        var averaged = networks.Where(g => g.IsAveraged).ToArray();
        if (averaged.Length == 1 && networks.All(g => g.HasNamesOf(averaged[0])))
            return averaged[0];
        var versions = networks.Where(g => g.HasNamesOf(largest)).ToArray();
        return s_usual.Select(name => versions.FirstOrDefault(g => g.Path is [.., var last] && last == name))
            .FirstOrDefault(g => g is not null);
    }

    private static (KeyValuePair<string, PickleTensor>[] Tensors,
        IReadOnlyList<string> Prefixes) WithoutPrefixes(IReadOnlyList<KeyValuePair<string, PickleTensor>> tensors)
    {
        var (all, at, prefixes) = (tensors.Where(t => t.Key != TensorGroup.AveragedCount).ToArray(), 0, new List<string>());
        if (all.Length == 0)
            all = [.. tensors];
        while (prefixes.Count < MaxPrefixes
            && s_prefixes.FirstOrDefault(p => all.All(t => t.Key.AsSpan(at).StartsWith(p, StringComparison.Ordinal))) is { } prefix)
        {
            at += prefix.Length;
            prefixes.Add(prefix);
        }
        return ([.. all.Select(t => KeyValuePair.Create(t.Key[at..], t.Value))], prefixes);
    }
}
