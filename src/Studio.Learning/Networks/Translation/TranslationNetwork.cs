using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Translation;

/// <summary>Encoder and decoder with attention: source words (N, S) to logits (N, T, V) of a translation's words.</summary>
/// <remarks>Sutskever, Vinyals and Le, "Sequence to Sequence Learning with Neural Networks", NeurIPS 2014, arXiv:1409.3215; attention:
/// Bahdanau, Cho and Bengio, arXiv:1409.0473. The decoder begins with the encoder's last state.</remarks>
public sealed class TranslationNetwork : nn.Module
{
    public TranslationNetwork(TranslationShape shape, double dropout = 0) : base(nameof(TranslationNetwork))
    {
        Shape = shape;
        encoder = new(shape.Kind, shape.SourceWords, shape.Hidden, dropout);
        decoder = new(shape.Kind, shape.TargetWords, shape.Hidden, dropout);
        RegisterComponents();
    }

    public TranslationShape Shape { get; }

    public readonly TranslationEncoder encoder;
    public readonly TranslationDecoder decoder;

    /// <inheritdoc cref="TranslationEncoder.Encode"/>
    /// <returns>What the decoder attends to, and the state it begins with; the caller owns them.</returns>
    public (EncodedSource Source, RecurrentState State) Encode(Tensor words, IReadOnlyList<int>? lengths)
    {
        using var scope = NewDisposeScope();
        var (outputs, state) = encoder.Encode(words, lengths);
        var padding = lengths is null ? null : Padding(lengths, words.shape[1]).to(words.device).MoveToOuterDisposeScope();
        return (new(outputs.MoveToOuterDisposeScope(), decoder.Keys(outputs).MoveToOuterDisposeScope(), padding),
            state.MoveToOuterScope());
    }

    /// <summary>Logits (N, T, V) of each target word after the true ones before it.</summary>
    /// <param name="targets">(N, T) in int64, without the start mark.</param>
    /// <param name="start">The word that every translation begins after.</param>
    /// <param name="isForced">Whether a position from 1 is predicted after the true word before it rather than after the network's own
    /// most likely one; null always gives the true word.</param>
    public Tensor Forced(Tensor words, IReadOnlyList<int>? lengths, Tensor targets, int start, Func<int, bool>? isForced = null)
    {
        using var scope = NewDisposeScope();
        using var first = start.ToScalar();
        var (source, state) = Encode(words, lengths);
        var word = full([targets.shape[0], 1], first, ScalarType.Int64, targets.device);
        var (length, outputs) = ((int)targets.shape[1], new List<Tensor>());
        for (var t = 0; t < length; t++)
        {
            (var output, state, _) = decoder.Step(word, state, source);                           // (N, 1, H)
            outputs.Add(output);
            word = t + 1 == length || isForced?.Invoke(t + 1) != false ? targets.narrow(1, t, 1)
                : decoder.Logits(output.detach()).argmax(2);
        }
        // One product for all words is faster than one for each.
        return decoder.Logits(cat(outputs, 1)).MoveToOuterDisposeScope();                         // (N, T, V)
    }

    private static Tensor Padding(IReadOnlyList<int> lengths, long longest)
    {
        var padding = new bool[lengths.Count * longest];
        for (var n = 0; n < lengths.Count; n++)
            padding.AsSpan(n * (int)longest + lengths[n], (int)longest - lengths[n]).Fill(true);
        return tensor(padding, [lengths.Count, longest]);
    }
}
