using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>The language model of ULMFiT: an embedding, LSTM layers with dropped recurrent weights, a decoder tied to the embedding. Its
/// state is (1, N, H) twice for each layer.</summary>
/// <remarks>Merity, Keskar and Socher, "Regularizing and Optimizing LSTM Language Models", ICLR 2018, arXiv:1708.02182; Howard and Ruder,
/// arXiv:1801.06146. Key names of fastai's WikiText-103 checkpoints, of the tensors that a network needs once; see
/// <see cref="AwdLstmKeys"/>.</remarks>
public sealed class AwdLstm : LanguageNetwork
{
    private readonly AwdEncoder _encoder;
    private readonly AwdDecoder _decoder;
    private readonly AwdDropout _dropout;

    public AwdLstm(AwdLstmShape shape, AwdDropout? dropout = null) : base(nameof(AwdLstm))
    {
        (Shape, _dropout) = (shape, dropout ?? new());
        _encoder = new(shape, _dropout);
        _decoder = new(shape.Vocabulary);
        register_module("0", _encoder);
        register_module("1", _decoder);
    }

    public AwdLstmShape Shape { get; }

    public override int VocabularySize => Shape.Vocabulary;

    public override IReadOnlyList<LanguageStage> Stages =>
    [
        new("embedding", [.. _encoder.Embedding.parameters()], [_encoder.Embedding]),
        .. _encoder.Layers.Select((layer, i) => new LanguageStage($"rnn.{i}", [.. layer.parameters()], [.. layer.modules()])),
        new("decoder", [.. _decoder.parameters()], [.. _decoder.modules()]),
    ];

    /// <summary>Activation regularisation: the mean square of the dropped outputs, weighted.</summary>
    /// <remarks>arXiv:1708.02182, section 4.3. The caller owns the result.</remarks>
    public static Tensor ActivationPenalty(LanguageModelOutput output, double alpha = 2)
    {
        using var scope = NewDisposeScope();
        return output.Dropped.square().mean().Times(alpha).MoveToOuterDisposeScope();
    }

    /// <summary>Temporal activation regularisation: the mean square of the change from step to step of the raw outputs, weighted; 0 for one
    /// step.</summary>
    /// <remarks>arXiv:1708.02182, section 4.3. The caller owns the result.</remarks>
    public static Tensor TemporalPenalty(LanguageModelOutput output, double beta = 1)
    {
        using var scope = NewDisposeScope();
        var steps = output.Raw.shape[0];
        return (steps == 1 ? zeros_like(output.Raw).sum()
            : output.Raw.narrow(0, 1, steps - 1).Minus(output.Raw.narrow(0, 0, steps - 1)).square().mean().Times(beta))
            .MoveToOuterDisposeScope();
    }

    public override LanguageModelOutput forward(Tensor tokens, IReadOnlyList<Tensor>? state)
    {
        using var scope = NewDisposeScope();
        var (raw, next) = _encoder.call(tokens, state);                                                     // (T, N, E)
        var dropped = LockedDropout.Apply(raw, _dropout.Output, training);
        var logits = _decoder.call(dropped, _encoder.Embedding.weight!);                                    // (T, N, V)
        return new(logits.MoveToOuterDisposeScope(), [.. next.Select(s => s.MoveToOuterDisposeScope())], raw.MoveToOuterDisposeScope(),
            dropped.MoveToOuterDisposeScope());
    }
}
