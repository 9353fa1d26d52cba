using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Weights;

/// <summary>Finds a network's tensors among those of a file that names them otherwise: under a prefix,
/// with other modules beside them, or with the parts that DataParallel and torch.compile put into names.</summary>
internal static class FittedWeights
{
    private const int Anchors = 3;

    private static readonly string[] s_wrappers = ["module", "_orig_mod"];

    /// <summary>The weights by the network's own names; the same object if they have them already,
    /// or if no part of them fits better.</summary>
    /// <param name="names">Keys that the network needs.</param>
    /// <exception cref="InvalidDataException">Two parts fit equally well and differ.</exception>
    internal static StateDict Of(StateDict weights, IReadOnlyDictionary<string, Tensor> names)
    {
        if (names.Count == 0 || names.Keys.All(n => weights.TryGet(n, out _)))
            return weights;
        var bare = Bare(weights, names);
        var prefixes = names.Keys.OrderByDescending(n => n.Length).Take(Anchors).SelectMany(anchor => bare.Keys.Where(n => n == anchor
            || n.EndsWith("." + anchor, StringComparison.Ordinal)).Select(n => n[..^anchor.Length]))
            .Distinct(StringComparer.Ordinal).ToArray();
        var fits = prefixes.Select(p => (Prefix: p,
            Count: names.Count(n => bare.TryGetValue(p + n.Key, out var own) && weights[own].shape.SequenceEqual(n.Value.shape))))
                .ToArray();
        var most = fits.Select(f => f.Count).DefaultIfEmpty().Max();
        if (most <= names.Keys.Count(n => weights.TryGet(n, out _)))
            return weights;
        return Inside(weights, bare, Chosen([.. fits.Where(f => f.Count == most).Select(f => f.Prefix)], weights, bare, names.Keys));
    }

    private static string Chosen(string[] prefixes, StateDict weights, Dictionary<string, string> bare, IEnumerable<string> names)
    {
        var averaged = prefixes.Where(TensorGroup.IsAverage).ToArray();
        if (averaged.Length == 1)
            return averaged[0];
        var other = prefixes.Skip(1)
            .FirstOrDefault(p => names.Any(n => bare.TryGetValue(p + n, out var one) && bare.TryGetValue(prefixes[0] + n, out var two)
            && !weights[one].equal(weights[two]).all().item<bool>()));
        return other is null ? prefixes[0] : throw new InvalidDataException(
            $"Two sets of weights in the file fit this network: '{prefixes[0].TrimEnd('.')}' and '{other.TrimEnd('.')}'. "
                + "Save the state dict of the one that is meant, and take that file.");
    }

    /// <summary>Names of the file by what is left of them without wrappers, unless the network has such parts itself.</summary>
    private static Dictionary<string, string> Bare(StateDict weights, IReadOnlyDictionary<string, Tensor> names)
    {
        var extra = s_wrappers.Where(w => !names.Keys.Any(n => n.Split('.').Contains(w))).ToArray();
        var bare = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in weights.Names)
            bare.TryAdd(string.Join('.', name.Split('.').Where(part => !extra.Contains(part))), name);
        return bare;
    }

    private static StateDict Inside(StateDict weights, Dictionary<string, string> bare, string prefix)
    {
        var inside = new StateDict(weights.Metadata)
            { Wrappers = prefix.Length == 0 ? weights.Wrappers : [.. weights.Wrappers, prefix], NotTaken = weights.NotTaken };
        foreach (var (name, own) in bare)
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                inside.Add(name[prefix.Length..], weights[own].alias());
        return inside;
    }
}
