using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Networks.Text;

/// <summary>The encoder of a language model: its embedding and its recurrent layers, without the decoder. Sizes and vocabulary are those
/// of the weights; without weights they are those of the bundled language models, over the words of the training texts.</summary>
/// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", arXiv:1801.06146, section 3.3: concat
/// pooling over all outputs, truncated back-propagation through time over long texts. Departure: all windows have a gradient, and the
/// head is the one that the recipe asks for.</remarks>
public sealed record LanguageModelEncoder : IBackbone
{
    /// <summary>Most tokens of a text.</summary>
    public const int LongestText = 1000;

    private const int Window = 70;
    private const double Dropout = 0.2, InitialRange = 0.1;

    // Not public: the catalogue would take the record itself for a member.
    internal LanguageModelEncoder() { }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public required RecurrentKind Cell { get; init; }

    public InputSpec Input { get; init; } = new WordTokenizer(SpecialTokens.All).Input(LongestText);

    public int FeatureCount => Shape.FeatureCount;

    public int PublishedClassCount => 2;

    public IReadOnlyList<Stage> Stages => Shape.Stages;

    /// <summary>Null without weights.</summary>
    private RecurrentEncoderShape? OfWeights { get; init; }

    private RecurrentEncoderShape Shape => (OfWeights ?? new() { Tokens = 0, Embedding = 128, Hidden = 128, Cell = Cell }) with
    {
        Tokens = ((Tokenization)Input).TokenCount, Padding = ((Tokenization)Input).Padding, Dropout = Dropout, Window = Window,
        EmbeddingRange = InitialRange,
    };

    public FeatureNetwork Build(int classCount) => new RecurrentEncoder(Shape, classCount);

    /// <summary>Of weights their vocabulary, else the words of the texts; either as long as the texts are.</summary>
    public InputSpec InputFor(ILabelledSet data, IReadOnlyList<int> train) => data is not ITextSet texts ? Input
        : OfWeights is null ? WordInput.Of(texts, train, LongestText) : WordInput.Fitted((Tokenization)Input, train.Select(texts.Read));

    public IBackbone WithInput(InputSpec input) => input is Tokenization ? this with { Input = input } : this;

    public IBackbone WithWeights(StateDict weights)
    {
        using var renamed = EncoderKeys.Of(weights);
        if (renamed is null && !EncoderKeys.AreOwn(weights))
            throw new ArgumentException($"These weights are no language model's, so they do not fit {Title}. Choose weights of a language "
                + "model.");
        var shape = EncoderKeys.Shape(renamed ?? weights);
        return shape.Cell == Cell ? this with { OfWeights = shape }
            : throw new ArgumentException($"The layers of these weights are {Names(shape.Cell)} layers, and {Title} has "
                + $"{Names(Cell)} layers. Choose the {Names(shape.Cell)} language model.");
    }

    public StateDict? Renamed(StateDict weights)
    {
        if (EncoderKeys.Of(weights) is not { } own)
            return null;
        var special = ((Tokenization)Input).FirstWord;
        return special == 0 ? own : EncoderKeys.WithSpecialRows(own, special);
    }

    private static string Names(RecurrentKind cell) => cell == RecurrentKind.Gru ? "GRU" : "LSTM";
}
