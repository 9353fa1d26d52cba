using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Experiments.Tests.Results;

public sealed class PerplexityFiguresTests
{
    private static readonly PerplexityFigures s_figures = new(2 * Math.Log(2)) { Tokens = 9 };

    [Fact]
    public void Figures_OfTwoBits_SayPerplexityFour()
    {
        Assert.Equal(4, s_figures.Perplexity, 1e-9);
        Assert.Equal(2, s_figures.BitsPerCharacter, 1e-9);
        Assert.Equal(0.5, (s_figures with { CharactersPerToken = 4 }).BitsPerCharacter, 1e-9);
        Assert.Equal(["loss/validation", "perplexity/validation", "bits-per-character/validation"],
            s_figures.Points(3).Select(p => p.Series));
    }

    [Theory]
    [InlineData(0, "perplexity 4.00"), InlineData(0.01, "perplexity 4.00"), InlineData(0.034, "perplexity 4.00 with 3.4 % unknown")]
    public void Headline_ManyUnknownTokens_SaysSo(double unknown, string expected) =>
        Assert.Equal(expected, (s_figures with { UnknownShare = unknown }).Headline().Replace('\u00a0', ' '));

    [Fact]
    public void IsBetterThan_LowerLoss_AndNothingOfAnotherKind()
    {
        Assert.True(s_figures.IsBetterThan(s_figures with { Loss = 3 }));
        Assert.False(s_figures.IsBetterThan(s_figures));
        Assert.Throws<ArgumentException>(() => s_figures.IsBetterThan(new ClassificationFigures(1, new(["a", "b"], [[1, 0], [0, 1]]))));
    }

    [Fact]
    public void Json_InAnEpoch_ComesBack()
    {
        var json = StudioJson.Write<TrainingEvent>(new TrainingEvent.EpochFinished(0, 1, 2, s_figures, true));

        Assert.Contains("\"perplexity\"", json, StringComparison.Ordinal);
        Assert.Equal(s_figures, ((TrainingEvent.EpochFinished)StudioJson.Read<TrainingEvent>(json)).Validation);
    }
}
