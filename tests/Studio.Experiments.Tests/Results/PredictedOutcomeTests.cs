using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Experiments.Results.Comparison;

namespace Studio.Experiments.Tests.Results;

public sealed class PredictedOutcomeTests
{
    [Fact]
    public void Of_ANumber_IsMeanAndSpread()
    {
        var outcome = PredictedOutcome.Of([Row(.25), Row(.5), Row(.75)], "gap")!;

        Assert.Equal(((double?)50, 25d, (string?)null, 3), (outcome.Mean, outcome.Deviation, outcome.Word, outcome.Runs));
    }

    [Fact]
    public void Of_AWord_IsWhatMostRunsSay() => Assert.Equal("first", PredictedOutcome.Of([Row(.25), Row(-.5), Row(.75)], "best")!.Word);

    [Fact]
    public void Of_TheBestOfAComparison_NamesItsCell()
    {
        ComparisonResult result = new([Row("frozen", .8), Row("tuned", .9) with { Title = "fine-tuning, resnet" }], []);

        var outcome = PredictedOutcome.Of([result], "best")!;

        Assert.Equal(("fine-tuning, resnet", "tuned"), (outcome.Word, outcome.Cell));
    }

    [Fact]
    public void Of_AFigureThatNoneHas_IsUnknown() => Assert.Null(PredictedOutcome.Of([Row(.25)], "beauty"));

    [Fact]
    public void Of_AChoiceOfBackbones_IsWhatTheBestHadLearntAndHowFarTheWorstLiesBelow()
    {
        BackboneChoiceResult result =
            new("data", 8, [Candidate("signs", .5), Candidate("textures", .75), Candidate("untried", null)], [], []);

        Assert.Equal("textures", PredictedOutcome.Of([result], "best source")!.Word);
        Assert.Equal(25, PredictedOutcome.Of([result], "gap")!.Mean);
    }

    private static ScoredBackbone Candidate(string source, double? accuracy) => new("net", null, "net", new(0, 0, 0, 0))
    {
        Source = source, License = "MIT", Features = 4, Scores = new Dictionary<string, double>(), TestAccuracy = accuracy,
    };

    /// <summary>Two rows that lie <paramref name="gap"/> apart, the first above if it is positive.</summary>
    private static ComparisonResult Row(double gap) => new([Row("first", gap), Row("second", 0)], []);

    private static ComparedRow Row(string title, double mean) => new(title, title, [1], [mean], mean, 0, null, 1);
}
