using Studio.Experiments.Recipes;
using Studio.Web.Cells.Layers;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Layers;

public sealed class StagePlanTests
{
    [Fact]
    public void Of_FeatureExtraction_OpensTheHeadAlone() =>
        Assert.Equal([false, false, false, false, true], Open(new Recipe.FeatureExtraction()));

    [Fact]
    public void Of_FeatureExtractionFromAnEarlierStage_LeavesOutTheStagesBehindIt() =>
        Assert.Equal([false, false, false, true, false],
            StagePlan.Of(new Recipe.FeatureExtraction { SkippedStages = 1 }, Sample.Stages).Select(s => s.IsLeftOut));

    [Fact]
    public void Of_FromScratch_OpensEverything() => Assert.All(Open(new Recipe.FromScratch()), Assert.True);

    [Fact]
    public void Of_FineTuning_OpensFromTheHeadWithFallingRatesOneAfterAnother()
    {
        var plan = StagePlan.Of(new Recipe.FineTuning { UnfrozenStages = 2, BackboneLearningRate = .01, StageDecay = .5,
            HeadWarmUpEpochs = 2, EpochsPerUnfreezing = 3 }, Sample.Stages);

        Assert.Equal([false, false, true, true, true], plan.Select(s => s.IsUnfrozen));
        Assert.Equal((.005, .01), (plan[2].Rate!.Value, plan[3].Rate!.Value));
        Assert.Equal(["epoch 4", "epoch 1", "warm-up"], plan.Skip(2).Select(s => s.When));
    }

    [Fact]
    public void Of_FineTuningWithZeroUnfrozenStages_UnfreezesAll() =>
        Assert.All(Open(new Recipe.FineTuning { UnfrozenStages = 0 }), Assert.True);

    private static IEnumerable<bool> Open(Recipe recipe) => StagePlan.Of(recipe, Sample.Stages).Select(s => s.IsUnfrozen);
}
