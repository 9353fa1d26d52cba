using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Studio.Learning.Networks.Text;

/// <summary>Reads characters (T, N) and says at each what comes next: logits (T, N, V), and the state (L, N, D) to continue from.</summary>
/// <remarks>Hochreiter and Schmidhuber, "Long Short-Term Memory", Neural Computation 1997; dropout between layers as in Zaremba et al.,
/// "Recurrent Neural Network Regularization", arXiv:1409.2329. Key names of PyTorch's word-language example.</remarks>
public sealed class CharLstm : Module<Tensor, (Tensor h, Tensor c)?, (Tensor logits, Tensor h, Tensor c)>
{
    private readonly Dropout drop;
    private readonly Embedding encoder;
    private readonly LSTM rnn;
    private readonly Linear decoder;

    public CharLstm(int vocabulary, int embedding, int hidden, int layers, double dropout) : base(nameof(CharLstm))
    {
        drop = Dropout(dropout);
        encoder = Embedding(vocabulary, embedding);
        // One layer has nothing between layers, and libtorch warns of a dropout there.
        rnn = LSTM(embedding, hidden, layers, dropout: layers > 1 ? dropout : 0);
        decoder = Linear(hidden, vocabulary);
        RegisterComponents();
    }

    /// <param name="characters">Numbers of characters (T, N).</param>
    /// <param name="state">What the same streams left; null begins anew.</param>
    public override (Tensor logits, Tensor h, Tensor c) forward(Tensor characters, (Tensor h, Tensor c)? state)
    {
        using var scope = NewDisposeScope();
        var (x, h, c) = rnn.call(drop.call(encoder.call(characters)), state);     // (T, N, D), (L, N, D), (L, N, D)
        var logits = decoder.call(drop.call(x));                                  // (T, N, V)
        return (logits.MoveToOuterDisposeScope(), h.MoveToOuterDisposeScope(), c.MoveToOuterDisposeScope());
    }
}
