using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Translation;

/// <summary>Additive attention: how much each word of the source matters for the next word, and their weighted mean.</summary>
/// <remarks>Bahdanau, Cho and Bengio, "Neural Machine Translation by Jointly Learning to Align and Translate", ICLR 2015,
/// arXiv:1409.0473, section 3.1. Key names of PyTorch's translation tutorial.</remarks>
public sealed class BahdanauAttention : nn.Module
{
    private readonly Linear Wa;
    private readonly Linear Ua;
    private readonly Linear Va;

    public BahdanauAttention(int hidden) : base(nameof(BahdanauAttention))
    {
        Wa = nn.Linear(hidden, hidden);
        Ua = nn.Linear(hidden, hidden);
        Va = nn.Linear(hidden, 1);
        RegisterComponents();
    }

    /// <summary>The encoder's outputs (N, S, H) as they are compared with each query (N, S, H): the same for all words of a
    /// translation.</summary>
    public Tensor Keys(Tensor outputs) => Ua.call(outputs);

    /// <param name="query">Previous state of the decoder (N, 1, H).</param>
    /// <returns>Context (N, 1, H) and weights (N, 1, S), which are 0 at padding and sum to 1.</returns>
    public (Tensor Context, Tensor Weights) Attend(Tensor query, EncodedSource source)
    {
        using var scope = NewDisposeScope();
        var scores = Va.call(Wa.call(query).Plus(source.Keys).tanh()).transpose(1, 2);           // (N, 1, S)
        if (source.Padding is { } padding)
        {
            using var none = float.NegativeInfinity.ToScalar();
            scores = scores.masked_fill(padding.unsqueeze(1), none);
        }
        var weights = scores.softmax(2);
        var context = bmm(weights, source.Outputs);                                              // (N, 1, H)
        return (context.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
