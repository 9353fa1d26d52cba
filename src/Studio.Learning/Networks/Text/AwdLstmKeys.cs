using System.Text.RegularExpressions;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Names of an <see cref="AwdLstm"/>'s tensors in the checkpoints of fastai's versions, which name some of them twice.</summary>
public static partial class AwdLstmKeys
{
    private const string EmbeddingName = "0.encoder.weight", DecoderName = "1.decoder.weight";

    /// <summary>Whether the names are those of such a network, under whatever prefix.</summary>
    public static bool Fit(StateDict weights) =>
        weights.Names.Any(n => Layer().IsMatch(n)) && weights.Names.Any(n => Embedding().IsMatch(n));

    /// <summary>The tensors by the network's own names, not copied: the embedding once, the recurrent weights before dropping. The caller
    /// owns the result.</summary>
    /// <exception cref="InvalidDataException">The decoder is not tied to the embedding.</exception>
    public static StateDict Own(StateDict weights)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        // Of two names of one tensor the shorter is the newer: 0.encoder.weight before 0.encoder_dp.emb.weight.
        foreach (var name in weights.Names.OrderBy(n => n.Length))
            own.TryAdd(OwnName(name), name);
        foreach (var dropped in own.Keys.Where(n => n.EndsWith("weight_hh_l0", StringComparison.Ordinal)).ToArray())
        {
            own.TryAdd(dropped.Replace("module.weight_hh_l0", "weight_hh_l0_raw", StringComparison.Ordinal), own[dropped]);
            own.Remove(dropped);
        }
        if (own.Remove(DecoderName, out var decoder) && own.TryGetValue(EmbeddingName, out var embedding)
            && !weights[decoder].equal(weights[embedding]).all().item<bool>())
            throw new InvalidDataException("The decoder has weights of its own. Only checkpoints whose decoder is tied to the embedding, "
                + "as fastai's are, can be read.");
        var result = new StateDict(weights.Metadata) { Wrappers = weights.Wrappers, NotTaken = weights.NotTaken };
        foreach (var (name, its) in own)
            result.Add(name, weights[its].alias());
        return result;
    }

    /// <summary>The layers that tensors by the network's own names are for.</summary>
    /// <exception cref="InvalidDataException">There is no embedding or no layer.</exception>
    public static AwdLstmShape Shape(StateDict own)
    {
        var layers = 0;
        while (own.TryGet($"0.rnns.{layers}.weight_hh_l0_raw", out _))
            layers++;
        return layers > 0 && own.TryGet(EmbeddingName, out var embedding) && embedding.dim() == 2
            ? new()
            {
                Vocabulary = (int)embedding.shape[0],
                Embedding = (int)embedding.shape[1],
                Hidden = (int)own["0.rnns.0.weight_hh_l0_raw"].shape[^1],
                Layers = layers,
            }
            : throw new InvalidDataException($"An AWD-LSTM has '{EmbeddingName}' and '0.rnns.0.weight_hh_l0_raw'. "
                + "The file lacks one of them. Save the state dict of the whole language model.");
    }

    /// <summary>The network's tensors under every name that fastai 1 and 2 read, so that its files open there; nothing is
    /// copied.</summary>
    public static IReadOnlyDictionary<string, Tensor> Published(AwdLstm network)
    {
        var published = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in network.state_dict())
        {
            published[name] = tensor;
            if (name == EmbeddingName)
                (published["0.encoder_dp.emb.weight"], published[DecoderName]) = (tensor, tensor);
            if (name.EndsWith("weight_hh_l0_raw", StringComparison.Ordinal))
                published[name.Replace("weight_hh_l0_raw", "module.weight_hh_l0", StringComparison.Ordinal)] = tensor;
        }
        return published;
    }

    private static string OwnName(string name)
    {
        if (Embedding().IsMatch(name))
            return EmbeddingName;
        if (Layer().Match(name) is { Success: true } layer)
            return layer.Groups["tensor"].Value is "weight_hh_l0_raw" and var raw ? $"0.rnns.{layer.Groups["number"]}.{raw}"
                : $"0.rnns.{layer.Groups["number"]}.module.{layer.Groups["tensor"]}";
        return Decoder().Match(name) is { Success: true } decoder ? $"1.decoder.{decoder.Groups["tensor"]}" : name;
    }

    [GeneratedRegex(@"^(.*\.)?(encoder|encoder_dp\.emb|encoder_with_dropout\.embed)\.weight$")]
    private static partial Regex Embedding();

    [GeneratedRegex(@"^(.*\.)?rnns\.(?<number>\d+)\.(module\.)?(?<tensor>weight_hh_l0_raw|(weight|bias)_(ih|hh)_l0)$")]
    private static partial Regex Layer();

    [GeneratedRegex(@"^(.*\.)?decoder\.(?<tensor>weight|bias)$")]
    private static partial Regex Decoder();
}
