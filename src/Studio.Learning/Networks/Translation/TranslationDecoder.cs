using Studio.Experiments.Recipes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Translation;

/// <summary>Writes a translation word by word: from the previous word (N, 1) and state to logits (N, V) of the next.</summary>
/// <remarks>Bahdanau, Cho and Bengio, arXiv:1409.0473, without the maxout layer: the recurrent layer reads the embedded word beside the
/// context that its previous state attends to. Key names of PyTorch's translation tutorial.</remarks>
public sealed class TranslationDecoder : nn.Module
{
    private readonly Embedding embedding;
    private readonly BahdanauAttention attention;
    private readonly Linear @out;
    private readonly Dropout dropout;
    private readonly SentenceLayer _layer;

    /// <param name="words">Size V of the target vocabulary.</param>
    /// <param name="hidden">Width H of embedding and state, that of the encoder.</param>
    public TranslationDecoder(RecurrentKind kind, int words, int hidden, double dropout = 0) : base(nameof(TranslationDecoder))
    {
        embedding = nn.Embedding(words, hidden);
        attention = new(hidden);
        @out = nn.Linear(hidden, words);
        this.dropout = nn.Dropout(dropout);
        _layer = new(kind, 2 * hidden, hidden);
        RegisterComponents();
        register_module(_layer.Name, _layer.Module);
    }

    /// <inheritdoc cref="BahdanauAttention.Keys"/>
    public Tensor Keys(Tensor outputs) => attention.Keys(outputs);

    /// <param name="words">The previous word of each translation, (N, 1) in int64.</param>
    /// <returns>Outputs of the recurrent layer (N, 1, H), the state after them, and the attention's weights (N, 1, S).</returns>
    public (Tensor Output, RecurrentState State, Tensor Attention) Step(Tensor words, RecurrentState state, EncodedSource source)
    {
        using var scope = NewDisposeScope();
        var (context, weights) = attention.Attend(state.H.transpose(0, 1), source);               // (N, 1, H), (N, 1, S)
        var embedded = dropout.call(embedding.call(words));                                       // (N, 1, H)
        var (output, next) = _layer.Call(cat([embedded, context], 2), state);                     // (N, 1, H)
        return (output.MoveToOuterDisposeScope(), next.MoveToOuterScope(), weights.MoveToOuterDisposeScope());
    }

    /// <summary>Outputs (…, H) to logits (…, V) of the next word.</summary>
    public Tensor Logits(Tensor outputs) => @out.call(outputs);
}
