using Studio.Learning.Data.Text;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Weights;
using Studio.Learning.Weights.LanguageModels;

namespace Studio.Learning.Tests.Weights.LanguageModels;

public sealed class BundledLanguageModelsTests
{
    private const long MostBytes = 3_000_000;

    public static TheoryData<string> Keys => ["lstm-reviews-source", "gru-reviews-source"];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Open_BundledModel_IsSmallAndKnowsReviewsOfFilms(string key)
    {
        using var model = GivenLanguageModel.Open(PathOf(key));
        var lines = Catalog.Find<ITextDataset>("reviews-source-text", "text").Read().Split('\n')[..400];

        var figures = LanguageModelEvaluation.Of(model.Network, [.. lines.SelectMany(model.Tokenizer.Encode)],
            TestContext.Current.CancellationToken);

        Assert.InRange(new FileInfo(PathOf(key)).Length, 1, MostBytes);
        Assert.InRange(figures.Perplexity, 3, 3.8);
        Assert.NotNull(model.Tokenizer.Unknown);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Continue_BundledModel_WritesWordsOfReviews(string key)
    {
        using var model = GivenLanguageModel.Open(PathOf(key));
        var prompt = model.Tokenizer.Encode("the film was");

        var text = model.Tokenizer.Decode(new Generation(model.Network, new() { Temperature = 0 }).Continue(prompt).Take(4));

        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.Contains(WeightCatalogue.Find(key).Backbone, Catalog.Of<IBackbone>().Select(b => b.Key));
    }

    private static string PathOf(string key)
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        return store.PathOf(WeightCatalogue.Find(key));
    }
}
