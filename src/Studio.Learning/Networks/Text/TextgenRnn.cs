using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>A character model that looks at the last 40 characters through two LSTM layers and an attention over their steps. Its state is
/// the 39 characters before, (39, N) in int64.</summary>
/// <remarks>The network of the textgenrnn project (github.com/minimaxir/textgenrnn). Characters that are missing at the beginning are
/// token 0, which takes part like any other. Each prediction computes its 40 steps anew.</remarks>
public sealed class TextgenRnn : LanguageNetwork
{
    /// <summary>Characters that each prediction looks at.</summary>
    public const int Window = 40;

    private readonly Embedding embedding;
    private readonly LSTM rnn1;
    private readonly LSTM rnn2;
    private readonly AttentionVector attention;
    private readonly Linear output;

    /// <param name="vocabulary">Size V, with the padding at 0.</param>
    /// <param name="hidden">Units of each of the two layers.</param>
    public TextgenRnn(int vocabulary, int embeddingSize, int hidden) : base(nameof(TextgenRnn))
    {
        (VocabularySize, EmbeddingSize, HiddenSize) = (vocabulary, embeddingSize, hidden);
        embedding = nn.Embedding(vocabulary, embeddingSize);
        (rnn1, rnn2) = (nn.LSTM(embeddingSize, hidden), nn.LSTM(hidden, hidden));
        attention = new(embeddingSize + 2 * hidden);
        output = nn.Linear(embeddingSize + 2 * hidden, vocabulary);
        RegisterComponents();
    }

    public override int VocabularySize { get; }

    public int EmbeddingSize { get; }

    /// <summary>Units of each of the two layers.</summary>
    public int HiddenSize { get; }

    public override IReadOnlyList<LanguageStage> Stages =>
    [
        new("embedding", [.. embedding.parameters()], [embedding]), new("rnn.0", [.. rnn1.parameters()], [rnn1]),
        new("rnn.1", [.. rnn2.parameters()], [rnn2]),
        new("decoder", [.. attention.parameters(), .. output.parameters()], [attention, output]),
    ];

    public override LanguageModelOutput forward(Tensor tokens, IReadOnlyList<Tensor>? state)
    {
        using var scope = NewDisposeScope();
        var (steps, texts) = (tokens.shape[0], tokens.shape[1]);
        var before = state?[0] ?? zeros([Window - 1, texts], dtype: ScalarType.Int64, device: tokens.device);
        var all = cat([before, tokens]);                                                                    // (39 + T, N)
        var windows = all.unfold(0, Window, 1).permute(2, 0, 1).reshape(Window, steps * texts);             // (40, T·N)
        var embedded = embedding.call(windows);                                                             // (40, T·N, E)
        var first = rnn1.call(embedded, null).Item1;                                                        // (40, T·N, H)
        var second = rnn2.call(first, null).Item1;                                                          // (40, T·N, H)
        var context = attention.call(cat([embedded, first, second], 2)).view(steps, texts, -1);             // (T, N, E + 2·H)
        return new(output.call(context).MoveToOuterDisposeScope(),
            [all.narrow(0, steps, Window - 1).clone().MoveToOuterDisposeScope()], context.MoveToOuterDisposeScope(),
            context.alias().MoveToOuterDisposeScope());
    }

    /// <summary>Weighs steps (T, N, D) by one logit each and adds them up: (N, D).</summary>
    private sealed class AttentionVector : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter weight;

        public AttentionVector(int width) : base(nameof(AttentionVector))
        {
            var bound = 1 / Math.Sqrt(width);
            weight = nn.Parameter(empty(width).uniform_(-bound, bound));
            RegisterComponents();
        }

        public override Tensor forward(Tensor steps)
        {
            using var scope = NewDisposeScope();
            var shares = steps.mul(weight).sum(-1, keepdim: true).softmax(0);                               // (T, N, 1)
            return steps.mul(shares).sum(dim: 0).MoveToOuterDisposeScope();
        }
    }
}
