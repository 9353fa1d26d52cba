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
    private const int EmbeddingSize = 100, Hidden = 128, LongestText = 400;
    private const double Dropout = 0.5;

    // Not public: the catalogue would take the record itself for a member.
    internal WordEncoder() { }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public required RecurrentKind Cell { get; init; }

    public InputSpec Input { get; init; } = new WordTokenizer(SpecialTokens.All).Input(LongestText);

    public int FeatureCount => Shape.FeatureCount;

    public int PublishedClassCount => 2;

    public IReadOnlyList<Stage> Stages => Shape.Stages;

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

    public InputSpec InputFor(ILabelledSet data, IReadOnlyList<int> train) =>
        data is ITextSet texts ? WordInput.Of(texts, train, LongestText) : Input;

    public IBackbone WithInput(InputSpec input) => input is Tokenization ? this with { Input = input } : this;
}
