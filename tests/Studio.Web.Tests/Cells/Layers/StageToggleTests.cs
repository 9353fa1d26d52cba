using Studio.Experiments.Recipes;
using Studio.Web.Cells.Layers;

namespace Studio.Web.Tests.Cells.Layers;

public sealed class StageToggleTests
{
    [Fact]
    public void Of_FeatureExtraction_BecomesFineTuningFromTheStageOn() =>
        Assert.Equal(2,
            Assert.IsType<Recipe.FineTuning>(StageToggle.Of(new Recipe.FeatureExtraction { BatchSize = 8 }, distance: 1,
                count: 4)).UnfrozenStages);

    [Fact]
    public void Of_TheLastOpenStage_BecomesFeatureExtractionAndKeepsWhatBothHave() =>
        Assert.Equal(16,
            Assert.IsType<Recipe.FeatureExtraction>(StageToggle.Of(new Recipe.FineTuning { UnfrozenStages = 1, BatchSize = 16 },
                distance: 0, count: 4)).BatchSize);

    [Fact]
    public void Of_AnotherKindOfRecipe_KeepsEverySharedSettingButLengthAndRates()
    {
        var extraction = new Recipe.FeatureExtraction { Margin = 4, Inputs = InputScaling.ZeroToOne, Precision = Precision.BFloat16,
            Augmentation = new() { PadPixels = 2 }, EarlyStoppingPatience = 3, BatchSize = 16, Epochs = 99 };

        var tuning = Assert.IsType<Recipe.FineTuning>(StageToggle.Of(extraction, distance: 0, count: 4));

        Assert.Equal(new Recipe.FineTuning { UnfrozenStages = 1, Margin = 4, Inputs = InputScaling.ZeroToOne,
            Precision = Precision.BFloat16, Augmentation = new() { PadPixels = 2 }, EarlyStoppingPatience = 3, BatchSize = 16 }, tuning);
        Assert.Equal(extraction with { Epochs = 40 }, StageToggle.Of(tuning, distance: 0, count: 4));
    }

    [Theory]
    [InlineData(0, 3, 3)] // All are open: the first is frozen.
    [InlineData(2, 3, 0)] // The first is opened: all are.
    [InlineData(2, 2, 3)]
    [InlineData(3, 1, 1)]
    public void Of_FineTuning_OpensUpToTheStageOrFreezesIt(int open, int distance, int then) =>
        Assert.Equal(then,
            Assert.IsType<Recipe.FineTuning>(StageToggle.Of(new Recipe.FineTuning { UnfrozenStages = open }, distance,
                count: 4)).UnfrozenStages);

    [Fact]
    public void Of_FromScratch_HasNothingToToggle() => Assert.Null(StageToggle.Of(new Recipe.FromScratch(), 0, 4));
}
