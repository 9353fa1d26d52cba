using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Learning.Networks.Text;

/// <summary>A recurrent encoder of English texts, whose vocabulary is that of the texts it is trained on.</summary>
/// <remarks>Concat pooling as in <see cref="RecurrentEncoder"/>; half of the embedding's values and of the features are dropped while
/// training, for there are many words and few labels.</remarks>
public sealed record WordEncoder : IBackbone
{
    private const int EmbeddingSize = 100, Hidden = 128, ShortestLimit = 64, LongestText = 400, MostWords = 30_000, ManyTexts = 1000;
    private const double Dropout = 0.5;

    // Not public: the catalogue would take the record itself for a member.
    internal WordEncoder() { }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public required RecurrentKind Cell { get; init; }

    public InputSpec Input { get; init; } = new WordTokenizer(SpecialTokens.All).Input(LongestText);

    public int FeatureCount => 3 * Hidden;

    public int PublishedClassCount => 2;

    public IReadOnlyList<Stage> Stages =>
    [
        new("embedding", ["embedding"], Shape.Tokens * EmbeddingSize),
        new("rnn.0", ["rnn.0"], (Cell == RecurrentKind.Gru ? 3 : 4) * Hidden * (EmbeddingSize + Hidden + 2)),
    ];

    private RecurrentEncoderShape Shape => new()
    {
        Tokens = ((Tokenization)Input).TokenCount,
        Padding = ((Tokenization)Input).Padding,
        Embedding = EmbeddingSize,
        Hidden = Hidden,
        Cell = Cell,
        Dropout = Dropout,
        // Small values: words that are hardly ever seen then say little (Merity et al., arXiv:1708.02182, section 5).
        EmbeddingRange = 0.1,
    };

    public FeatureNetwork Build(int classCount) => new RecurrentEncoder(Shape, classCount);

    /// <summary>Words that occur twice, of a few texts every word; as many tokens as the longest text has, but 64 at least and 400
    /// at most: texts that are classified later may be longer than those of training.</summary>
    public InputSpec InputFor(ILabelledSet data, IReadOnlyList<int> train)
    {
        if (data is not ITextSet texts)
            return Input;
        string[] contents = [.. train.Select(texts.Read)];
        var words = WordTokenizer.Of(contents, contents.Length < ManyTexts ? 1 : 2, MostWords);
        return words.Input(Math.Clamp(contents.Select(t => words.Encode(t).Length).DefaultIfEmpty(1).Max(), ShortestLimit, LongestText));
    }

    public IBackbone WithInput(InputSpec input) => input is Tokenization ? this with { Input = input } : this;
}
