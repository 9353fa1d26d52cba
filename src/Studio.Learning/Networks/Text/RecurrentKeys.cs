using System.Text.RegularExpressions;
using Studio.Experiments.Recipes;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>Finds a <see cref="RecurrentLanguageModel"/> among tensors of any names: an embedding, the layers of one LSTM or GRU as
/// PyTorch names them, and a linear layer to the vocabulary.</summary>
public static partial class RecurrentKeys
{
    /// <summary>Gates in the order of each library, for errors: shapes do not tell them apart.</summary>
    public const string GateOrders = "PyTorch orders the gates of an LSTM i, f, g, o and of a GRU r, z, n. Keras has i, f, c, o and "
        + "z, r, h, TensorFlow's older cells i, c, f, o.";

    private const string Layers = "rnn";

    /// <summary>The tensors by the network's own names, not copied, and its layers; null where the file holds another network. The caller
    /// owns the tensors.</summary>
    /// <exception cref="InvalidDataException">It holds recurrent layers that no language model here has; the sentence says
    /// which.</exception>
    public static (StateDict Own, RecurrentShape Shape)? Find(StateDict weights)
    {
        if (weights.Names.FirstOrDefault(n => Kernel().IsMatch(n)) is { } kernel)
            throw new InvalidDataException($"'{kernel}' is a tensor of Keras or TensorFlow. Transpose its matrices and rename them to "
                + $"PyTorch's weight_ih_l0 and weight_hh_l0 with the gates in PyTorch's order: {GateOrders}");
        var layers = weights.Names.Select(n => (Name: n, Match: Layer().Match(n))).Where(n => n.Match.Success).ToArray();
        var modules = layers.Select(l => l.Match.Groups["module"].Value).Distinct(StringComparer.Ordinal).ToArray();
        if (modules.Length != 1)
            return null;
        if (layers.FirstOrDefault(l => l.Match.Groups["reverse"].Success).Name is { } reverse)
            throw new InvalidDataException($"'{reverse}' belongs to a bidirectional layer, which sees the word that it is to predict. "
                + "It is an encoder, no language model.");
        var count = layers.Max(l => int.Parse(l.Match.Groups["number"].Value)) + 1;
        if (!weights.TryGet($"{modules[0]}weight_ih_l0", out var input) || !weights.TryGet($"{modules[0]}weight_hh_l0", out var recurrent)
            || input.dim() != 2 || recurrent.dim() != 2 || Cell(recurrent) is not { } cell)
            return null;
        var (embedding, hidden) = ((int)input.shape[1], (int)recurrent.shape[1]);
        var rest = weights.Names.Except(layers.Select(l => l.Name), StringComparer.Ordinal).ToArray();
        if (Decoder(weights, rest, hidden) is not { } decoder || Embedding(weights, rest, decoder, embedding) is not { } first)
            return null;
        var own = new StateDict(weights.Metadata) { Wrappers = weights.Wrappers, NotTaken = weights.NotTaken };
        foreach (var (name, match) in layers)
            own.Add($"{Layers}.{name[match.Groups["module"].Length..]}", weights[name].alias());
        own.Add("encoder.weight", weights[first].alias());
        own.Add("decoder.bias", weights[$"{decoder}bias"].alias());
        var isTied = embedding == hidden && IsTied(weights, first, decoder);
        if (!isTied)
            own.Add("decoder.weight", weights[$"{decoder}weight"].alias());
        return (own, new()
        {
            Cell = cell, Vocabulary = (int)weights[first].shape[0], Embedding = embedding, Hidden = hidden, Layers = count, IsTied = isTied,
        });
    }

    /// <summary>By the gates of the recurrent weights (G·H, H): 4 of an LSTM, 3 of a GRU.</summary>
    private static RecurrentKind? Cell(Tensor recurrent) => (recurrent.shape[0] / (double)recurrent.shape[1]) switch
    {
        4 => RecurrentKind.Lstm,
        3 => RecurrentKind.Gru,
        1 => throw new InvalidDataException("The file holds a plain recurrent layer without gates. LSTM and GRU layers are supported."),
        _ => null,
    };

    /// <summary>Prefix of the one linear layer with a bias that reads the layers' outputs.</summary>
    private static string? Decoder(StateDict weights, string[] names, int hidden)
    {
        var prefixes = names.Where(n => n.EndsWith("bias", StringComparison.Ordinal)).Select(n => n[..^"bias".Length])
            .Where(p => weights[$"{p}bias"].dim() == 1
                && (!weights.TryGet($"{p}weight", out var matrix) || matrix.shape.SequenceEqual([weights[$"{p}bias"].shape[0], hidden])))
            .ToArray();
        return prefixes.Length == 1 ? prefixes[0] : null;
    }

    private static string? Embedding(StateDict weights, string[] names, string decoder, int width)
    {
        var matrices = names.Where(n => n != $"{decoder}weight" && weights[n].shape.SequenceEqual(
            [weights[$"{decoder}bias"].shape[0], width])).ToArray();
        return matrices.Length == 1 ? matrices[0] : null;
    }

    private static bool IsTied(StateDict weights, string embedding, string decoder) =>
        !weights.TryGet($"{decoder}weight", out var matrix) || matrix.equal(weights[embedding]).all().item<bool>();

    [GeneratedRegex(@"^(?<module>(.*\.)?)(weight|bias)_(ih|hh)_l(?<number>\d{1,2})(?<reverse>_reverse)?$")]
    private static partial Regex Layer();

    [GeneratedRegex(@"(^|[./])(recurrent_)?kernel(:0)?$")]
    private static partial Regex Kernel();
}
