using Studio.Learning.Measures.Transferability;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Measures.Transferability;

public sealed class TransferabilityScoresTests
{
    [Fact]
    public void All_OfTheStudio_AreTheReviewedOnesWithLogMeFirst() =>
        Assert.Equal(["logme", "neighbours", "h-score", "leep", "nce"], TransferabilityScores.All.Select(s => s.Key));

    [Fact]
    public void Compute_WithoutASourceHead_LeavesOutTheScoresThatNeedOne()
    {
        using var features = tensor(new float[] { 0, 1, 4, 5 }).view(4, 1);

        var without = TransferabilityScores.Compute(new(features, [0, 0, 1, 1], null));
        var with = TransferabilityScores.Compute(new(features, [0, 0, 1, 1], new float[] { .9f, .1f, .8f, .2f, .3f, .7f, .1f, .9f }));

        Assert.Equal(["h-score", "logme", "neighbours"], without.Keys.Order());
        Assert.Equal(TransferabilityScores.All.Select(s => s.Key), with.Keys);
    }

    [Fact]
    public void Reliability_FewExamplesAndManyFeatures_DoubtsTheHScoreAndSaysWhy()
    {
        var few = TransferabilityScores.Reliability(new(60, 12, 48, 24));
        var many = TransferabilityScores.Reliability(new(5000, 12, 48, 24));

        Assert.False(few.Single(r => r.Score == "h-score").IsReliable);
        Assert.True(many.Single(r => r.Score == "h-score").IsReliable);
        Assert.True(many.Single(r => r.Score == "logme").IsReliable);
        Assert.All(many.Where(r => r.Score is "leep" or "nce"), r => Assert.False(r.IsReliable));
        Assert.Equal(TransferabilityScores.All.Select(s => s.Key), few.Select(r => r.Score));
    }

    [Fact]
    public void Reliability_ASourceHeadOfFewerClasses_IsSaidOfLeep() => Assert.Contains("3 classes for 12",
        TransferabilityScores.Reliability(new(5000, 12, 48, 3)).Single(r => r.Score == "leep").Sentence, StringComparison.Ordinal);
}
