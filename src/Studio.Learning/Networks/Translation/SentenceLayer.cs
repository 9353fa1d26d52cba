using Studio.Experiments.Recipes;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace Studio.Learning.Networks.Translation;

/// <summary>One recurrent layer of either kind over sentences side by side.</summary>
/// <remarks>It is no module, so that the names of its weights begin with those of the layer: "gru." or "lstm.".</remarks>
internal sealed class SentenceLayer
{
    private readonly GRU? _gru;
    private readonly LSTM? _lstm;

    public SentenceLayer(RecurrentKind kind, int inputs, int hidden)
    {
        if (kind == RecurrentKind.Gru)
            _gru = nn.GRU(inputs, hidden, batchFirst: true);
        else
            _lstm = nn.LSTM(inputs, hidden, batchFirst: true);
    }

    public nn.Module Module => (nn.Module?)_gru ?? _lstm!;

    public string Name => _gru is null ? "lstm" : "gru";

    /// <summary>Inputs (N, T, E) to outputs (N, T, H) and the state after the last of them.</summary>
    public (Tensor Outputs, RecurrentState State) Call(Tensor inputs, RecurrentState? state)
    {
        if (_gru is not null)
        {
            var (outputs, h) = _gru.call(inputs, state?.H);
            return (outputs, new(h, null));
        }
        var (all, last, c) = _lstm!.call(inputs, state is { } given ? (given.H, given.C!) : null);
        return (all, new(last, c));
    }

    /// <summary>Sentences of different lengths (N) in int64 on the CPU: outputs are zero behind each end, and the state is that
    /// at the end.</summary>
    public (Tensor Outputs, RecurrentState State) Call(Tensor inputs, Tensor lengths)
    {
        using var packed = pack_padded_sequence(inputs, lengths, batch_first: true, enforce_sorted: false);
        if (_gru is not null)
        {
            var (outputs, h) = _gru.call(packed, null);
            using (outputs)
                return (Padded(outputs, inputs), new(h, null));
        }
        var (all, last, c) = _lstm!.call(packed, null);
        using (all)
            return (Padded(all, inputs), new(last, c));
    }

    private static Tensor Padded(PackedSequence packed, Tensor inputs)
    {
        var (outputs, lengths) = pad_packed_sequence(packed, batch_first: true, total_length: inputs.shape[1]);
        lengths.Dispose();
        return outputs;
    }
}
