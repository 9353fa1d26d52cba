using Studio.Experiments.Recipes;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Text;

/// <summary>A language model of an embedding, LSTM or GRU layers and a linear decoder. Its state is (L, N, D) of an LSTM twice, of a GRU
/// once.</summary>
/// <remarks>Hochreiter and Schmidhuber, "Long Short-Term Memory", Neural Computation 1997; Cho et al., arXiv:1406.1078; dropout between
/// layers as in Zaremba et al., "Recurrent Neural Network Regularization", arXiv:1409.2329. Key names of PyTorch's word-language
/// example.</remarks>
public sealed class RecurrentLanguageModel : LanguageNetwork
{
    private readonly Dropout drop;
    private readonly Embedding encoder;
    private readonly Module rnn;
    private readonly Module decoder;

    /// <param name="dropout">Behind the embedding, between layers and before the decoder, from 0 to below 1.</param>
    /// <exception cref="ArgumentException">Tied weights of different widths.</exception>
    public RecurrentLanguageModel(RecurrentShape shape, double dropout = 0) : base(nameof(RecurrentLanguageModel))
    {
        if (shape is { IsTied: true } && shape.Embedding != shape.Hidden)
            throw new ArgumentException($"Tied weights need an embedding as wide as the last layer: {shape.Embedding} and {shape.Hidden} "
                + "differ.", nameof(shape));
        Shape = shape;
        drop = Dropout(dropout);
        encoder = Embedding(shape.Vocabulary, shape.Embedding);
        // One layer has nothing between layers, and libtorch warns of a dropout there.
        var between = shape.Layers > 1 ? dropout : 0;
        rnn = shape.Cell == RecurrentKind.Lstm ? LSTM(shape.Embedding, shape.Hidden, shape.Layers, dropout: between)
            : GRU(shape.Embedding, shape.Hidden, shape.Layers, dropout: between);
        decoder = shape.IsTied ? new TiedDecoder(shape.Vocabulary) : Linear(shape.Hidden, shape.Vocabulary);
        RegisterComponents();
    }

    public RecurrentShape Shape { get; }

    public override int VocabularySize => Shape.Vocabulary;

    public override IReadOnlyList<LanguageStage> Stages
    {
        get
        {
            var layers = rnn.named_parameters().ToLookup(p => p.name[(p.name.LastIndexOf("_l", StringComparison.Ordinal) + 2)..],
                p => p.parameter);
            return
            [
                // cuDNN computes no gradient through layers in evaluation mode.
                new("embedding", [.. encoder.parameters()], [encoder, rnn, drop]),
                .. Enumerable.Range(0, Shape.Layers).Select(i => new LanguageStage($"rnn.{i}", [.. layers[$"{i}"]], [rnn, drop])),
                new("decoder", [.. decoder.parameters()], [decoder, drop]),
            ];
        }
    }

    public override LanguageModelOutput forward(Tensor tokens, IReadOnlyList<Tensor>? state)
    {
        using var scope = NewDisposeScope();
        var (x, next) = Recurrent(drop.call(encoder.call(tokens)), state);                                  // (T, N, D)
        var dropped = drop.call(x);                                                                         // (T, N, D)
        var logits = decoder is Linear linear ? linear.call(dropped)
            : ((TiedDecoder)decoder).call(dropped, encoder.weight!);                                        // (T, N, V)
        // Evaluated dropout may return its input itself.
        return new(logits.MoveToOuterDisposeScope(), [.. next.Select(s => s.MoveToOuterDisposeScope())],
            x.alias().MoveToOuterDisposeScope(), dropped.alias().MoveToOuterDisposeScope());
    }

    private (Tensor Output, Tensor[] State) Recurrent(Tensor inputs, IReadOnlyList<Tensor>? state)
    {
        if (rnn is LSTM lstm)
        {
            var (output, h, c) = lstm.call(inputs, state is null ? null : (state[0], state[1]));
            return (output, [h, c]);
        }
        var (x, last) = ((GRU)rnn).call(inputs, state?[0]);
        return (x, [last]);
    }
}
