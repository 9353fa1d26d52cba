using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Tasks.Translating;

/// <summary>Opens weights of a translation network from one file or from two, recognised by their names and shapes.</summary>
internal static class TranslationWeights
{
    private const string Encoder = "encoder.", Decoder = "decoder.";

    private static readonly string[] s_encoder = ["embedding.", "gru.", "lstm."];

    /// <summary>The network in evaluation mode, which the caller owns, and the text beside the weights.</summary>
    /// <param name="paths">A file with the whole network, or an encoder and a decoder in any order.</param>
    /// <exception cref="InvalidDataException">The files are no encoder and decoder that fit each other.</exception>
    public static (TranslationNetwork Network, IReadOnlyDictionary<string, string> Metadata) Open(IReadOnlyList<string> paths)
    {
        // No dispose scope here: the network would lose its parameters with it.
        using var all = new StateDict();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var weights = WeightsFile.Read(path);
            var (part, prefix) = Part(weights, path);
            foreach (var name in part.Length == 0 ? [Encoder, Decoder] : new[] { part })
                if (!parts.TryAdd(name, Path.GetFileName(path)))
                    throw new InvalidDataException($"'{parts[name]}' and '{Path.GetFileName(path)}' are both {name.TrimEnd('.')}s. "
                        + "Give one encoder and one decoder.");
            foreach (var name in weights.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
                all.Add(part + name[prefix.Length..], weights[name].clone());
            foreach (var (key, value) in weights.Metadata)
                metadata[key] = value;
        }
        foreach (var (missing, given) in new[] { (Encoder, Decoder), (Decoder, Encoder) })
            if (!parts.ContainsKey(missing))
                throw new InvalidDataException($"'{parts[given]}' is {Article(given)} alone. "
                    + $"Give the file of its {missing.TrimEnd('.')}, too.");
        var network = new TranslationNetwork(Shape(all, parts));
        WeightsLoading.Load(network, all);
        network.eval();
        return (network, metadata);
    }

    /// <summary>Which part of a network the file holds ("" is the whole), and what stands before its names.</summary>
    private static (string Part, string Prefix) Part(StateDict weights, string path)
    {
        bool Has(string name) => weights.TryGet(name, out _);
        bool HasLayer(string prefix) => Has(prefix + "gru.weight_ih_l0") || Has(prefix + "lstm.weight_ih_l0");
        if (new[] { Encoder, Decoder }.All(p => Has(p + "embedding.weight") && HasLayer(p)))
            return ("", "");
        foreach (var prefix in new[] { "", Encoder, Decoder }.Where(p => Has(p + "embedding.weight") && HasLayer(p)))
        {
            if (Has(prefix + "attention.Wa.weight") && Has(prefix + "out.weight"))
                return (Decoder, prefix);
            // A language model has the same two layers, and its own output behind them.
            if (weights.Names.All(n => s_encoder.Any(e => n.StartsWith(prefix + e, StringComparison.Ordinal))))
                return (Encoder, prefix);
        }
        throw new InvalidDataException($"'{Path.GetFileName(path)}' is neither an encoder nor a decoder of a translation network: "
            + "those have an 'embedding' and a recurrent layer 'gru' or 'lstm', the decoder "
            + "also 'attention' and 'out'.");
    }

    private static TranslationShape Shape(StateDict all, Dictionary<string, string> parts)
    {
        var kind = all.TryGet(Encoder + "gru.weight_ih_l0", out _) ? RecurrentKind.Gru : RecurrentKind.Lstm;
        var layer = kind == RecurrentKind.Gru ? "gru" : "lstm";
        if (!all.TryGet($"{Decoder}{layer}.weight_ih_l0", out _))
            throw new InvalidDataException($"The encoder '{parts[Encoder]}' has a layer '{layer}', the decoder '{parts[Decoder]}' has "
                + "none. Give two files of one network.");
        foreach (var part in new[] { Encoder, Decoder })
            ExpectSizes(all, part, layer, kind, parts[part]);
        var (source, target) = (all[Encoder + "embedding.weight"].shape, all[Decoder + "embedding.weight"].shape);
        return source[1] == target[1] ? new(kind, (int)source[0], (int)target[0], (int)source[1])
            : throw new InvalidDataException($"The encoder '{parts[Encoder]}' has embeddings of {source[1]} values, "
                + $"the decoder '{parts[Decoder]}' of {target[1]}. Give two files of one network.");
    }

    /// <summary>Before a network is made: its size follows from the embedding (V, H), which a damaged file may state as it likes.</summary>
    private static void ExpectSizes(StateDict all, string part, string layer, RecurrentKind kind, string file)
    {
        var embedding = all[part + "embedding.weight"].shape;
        var input = all[$"{part}{layer}.weight_ih_l0"].shape;
        var gates = kind == RecurrentKind.Gru ? 3 : 4;
        // The decoder reads the attended states beside its word.
        if (embedding is not [> 0 and < int.MaxValue, > 0 and < int.MaxValue / 4] || input is not [var rows, _]
            || rows != gates * embedding[1])
            throw new InvalidDataException($"'{file}' holds '{part}embedding.weight' of the shape ({string.Join(", ", embedding)}) and "
                + $"'{part}{layer}.weight_ih_l0' of the shape ({string.Join(", ", input)}), which do not fit each other. "
                + $"The embedding needs (words, width), the layer {gates} × width rows.");
    }

    private static string Article(string part) => part == Encoder ? "an encoder" : "a decoder";
}
