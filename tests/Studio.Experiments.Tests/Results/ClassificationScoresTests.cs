using Studio.Experiments.Results;

namespace Studio.Experiments.Tests.Results;

public sealed class ClassificationScoresTests
{
    [Fact]
    public void Of_FourClasses_AgreesWithTheReference()
    {
        var scores = ClassificationScores.Of(new(["a", "b", "c", "d"], [[8, 2, 0, 1], [2, 11, 2, 2], [3, 4, 12, 2], [3, 1, 0, 7]]));

        Assert.Equal(60, scores.Items);
        Assert.Equal(0.6333333333, scores.Accuracy, 1e-9);
        Assert.Equal(0.6288934898, scores.MacroF1, 1e-9);
        AssertClose([0.5, 0.6111111111, 0.8571428571, 0.5833333333], scores.Classes.Select(c => c.Precision));
        AssertClose([0.7272727273, 0.6470588235, 0.5714285714, 0.6363636364], scores.Classes.Select(c => c.Recall));
        AssertClose([0.5925925926, 0.6285714286, 0.6857142857, 0.6086956522], scores.Classes.Select(c => c.F1));
    }

    [Fact]
    public void Of_ClassThatNeverOccurs_IsZeroAndLeftOutOfTheMacroAverage()
    {
        var scores = ClassificationScores.Of(ConfusionMatrix.Of(["a", "b", "c"], [0, 0, 1], [0, 1, 1]));

        Assert.Equal(0, scores.Classes[2].F1);
        Assert.Equal(2 / 3.0, scores.MacroF1, 1e-12);
    }

    [Fact]
    public void Of_NoItems_IsZeroThroughout()
    {
        var scores = ClassificationScores.Of(ConfusionMatrix.Empty(["a", "b"]));

        Assert.Equal((0, 0, 0), (scores.Items, scores.Accuracy, scores.MacroF1));
    }

    [Fact]
    public void Add_TwoBatches_IsTheMatrixOfBoth()
    {
        string[] classes = ["a", "b"];

        var sum = ConfusionMatrix.Of(classes, [0, 1], [0, 0]).Add(ConfusionMatrix.Of(classes, [1], [1]));

        Assert.Equal([[1, 0], [1, 1]], sum.Counts);
    }

    [Fact]
    public void Of_LabelOutsideTheClasses_IsRefusedByNumber()
    {
        var refusal = Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(["a", "b"], [0, 2], [0, 1]));

        Assert.Contains("2 is outside 0 to 1", refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertClose(double[] expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
}
