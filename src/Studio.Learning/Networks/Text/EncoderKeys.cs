using System.Text.RegularExpressions;
using Studio.Experiments.Recipes;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Finds the tensors of a <see cref="RecurrentEncoder"/> in those of a language model: its embedding and its layers.</summary>
/// <remarks>Padding of a vocabulary of characters, and what it lacks, are rows 0 and 1 in front of it, at the mean of the known
/// ones.</remarks>
internal static partial class EncoderKeys
{
    private const string Embedding = "embedding.weight";

    /// <summary>Whether the tensors are an encoder's own already, with or without the prefix of a network around it.</summary>
    public static bool AreOwn(StateDict weights) => weights.Names.Any(n => OwnLayer().IsMatch(n));

    /// <summary>The encoder's tensors by its own names; null where these are no language model's. The caller owns the result.</summary>
    /// <exception cref="InvalidDataException">They are of a language model without an encoder, or of a network that is nearly
    /// one.</exception>
    public static StateDict? Of(StateDict weights)
    {
        if (AreOwn(weights) || !weights.Names.Any(n => n.Contains("weight_hh_l", StringComparison.Ordinal)))
            return null;
        if (AwdLstmKeys.Fit(weights))
        {
            using var awd = AwdLstmKeys.Own(weights);
            return Renamed(awd, "0.encoder.weight", name => AwdLayer().Match(name) is { Success: true } layer
                ? $"rnn.{layer.Groups["number"]}.lstm.{layer.Groups["tensor"].Value.Replace("_raw", "", StringComparison.Ordinal)}" : null);
        }
        if (RecurrentKeys.Find(weights) is not var (own, shape))
            return null;
        using (own)
            return Renamed(own, "encoder.weight", name => Layer().Match(name) is { Success: true } layer
                ? $"rnn.{layer.Groups["number"]}.{(shape.Cell == RecurrentKind.Gru ? "gru" : "lstm")}.{layer.Groups["tensor"]}_l0" : null);
    }

    /// <summary>The layers that an encoder's own tensors are for.</summary>
    /// <exception cref="InvalidDataException">One is missing.</exception>
    public static RecurrentEncoderShape Shape(StateDict own)
    {
        var prefix = own.Names.Select(n => OwnLayer().Match(n)).First(m => m.Success).Groups["prefix"].Value;
        var cell = own.TryGet($"{prefix}rnn.0.gru.weight_hh_l0", out _) ? RecurrentKind.Gru : RecurrentKind.Lstm;
        var widths = new List<int>();
        while (own.TryGet($"{prefix}rnn.{widths.Count}.{(cell == RecurrentKind.Gru ? "gru" : "lstm")}.weight_hh_l0", out var recurrent))
            widths.Add((int)recurrent.shape[^1]);
        return widths.Count > 0 && own.TryGet(prefix + Embedding, out var embedding) && embedding.dim() == 2
            ? new()
            {
                Tokens = (int)embedding.shape[0], Embedding = (int)embedding.shape[1], Hidden = widths[0], Last = widths[^1],
                Layers = widths.Count, Cell = cell,
            }
            : throw new InvalidDataException($"The weights lack '{Embedding}' or 'rnn.0'. Export them again.");
    }

    /// <summary>Rows for padding and for unknown characters in front of the others; it owns and returns <paramref name="own"/>'s
    /// tensors.</summary>
    public static StateDict WithSpecialRows(StateDict own, int count)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var result = new StateDict(own.Metadata);
        foreach (var name in own.Names)
            result.Add(name, name == Embedding
                ? cat([own[name].mean([0], keepdim: true).expand(count, -1), own[name]]) : own[name].alias());
        own.Dispose();
        return result;
    }

    private static StateDict Renamed(StateDict weights, string embedding, Func<string, string?> rename)
    {
        var own = new StateDict(weights.Metadata);
        foreach (var name in weights.Names)
            if ((name == embedding ? Embedding : rename(name)) is { } its)
                own.Add(its, weights[name].alias());
        return own;
    }

    [GeneratedRegex(@"^(?<prefix>(backbone\.)?)rnn\.\d+\.(gru|lstm)\.weight_hh_l0$")]
    private static partial Regex OwnLayer();

    [GeneratedRegex(@"^0\.rnns\.(?<number>\d+)\.(module\.)?(?<tensor>.*)$")]
    private static partial Regex AwdLayer();

    [GeneratedRegex(@"^rnn\.(?<tensor>(weight|bias)_(ih|hh))_l(?<number>\d+)$")]
    private static partial Regex Layer();
}
