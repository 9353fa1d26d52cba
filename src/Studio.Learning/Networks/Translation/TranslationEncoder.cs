using Studio.Experiments.Recipes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Translation;

/// <summary>Reads source words (N, S) from the first to the last: outputs (N, S, H) and the state at each sentence's end.</summary>
/// <remarks>Key names of PyTorch's translation tutorial: "embedding", "gru" (here also "lstm").</remarks>
public sealed class TranslationEncoder : nn.Module
{
    private readonly Embedding embedding;
    private readonly Dropout dropout;
    private readonly SentenceLayer _layer;

    /// <param name="words">Size of the source vocabulary.</param>
    /// <param name="hidden">Width H of embedding and state.</param>
    public TranslationEncoder(RecurrentKind kind, int words, int hidden, double dropout = 0) : base(nameof(TranslationEncoder))
    {
        embedding = nn.Embedding(words, hidden);
        this.dropout = nn.Dropout(dropout);
        _layer = new(kind, hidden, hidden);
        RegisterComponents();
        register_module(_layer.Name, _layer.Module);
    }

    /// <param name="words">(N, S) in int64; what stands behind a sentence's end does not matter.</param>
    /// <param name="lengths">Words of each sentence, the end mark included, from 1 to S; null where all have S.</param>
    public (Tensor Outputs, RecurrentState State) Encode(Tensor words, IReadOnlyList<int>? lengths)
    {
        using var scope = NewDisposeScope();
        var embedded = dropout.call(embedding.call(words));                                       // (N, S, H)
        var (outputs, state) = lengths is null ? _layer.Call(embedded, (RecurrentState?)null)
            : _layer.Call(embedded, tensor(lengths.Select(l => (long)l).ToArray()));
        return (outputs.MoveToOuterDisposeScope(), state.MoveToOuterScope());
    }
}
