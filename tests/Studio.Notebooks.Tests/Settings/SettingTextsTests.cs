using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Tests.Settings;

public sealed class SettingTextsTests
{
    [Fact]
    public void Of_ATransfer_HasUnitsNamesAndWords()
    {
        var texts = SettingTexts.Of(new Transfer
            { Id = "a", Data = "data", Recipe = new Recipe.FineTuning { BatchSize = 1, Augmentation = null } }, "images");

        Assert.Equal("1 image", texts["recipe.batchSize"]);
        Assert.Equal("Fine tuning", texts["recipe.kind"].Replace('-', ' '));
        Assert.Equal("AdamW", texts["recipe.optimizer.kind"]);
        Assert.Equal("no limit", texts["maxSteps"]);
        Assert.Equal("off", texts["recipe.augmentation"]);
        Assert.Equal("data", texts["data"]);
    }

    [Fact]
    public void Of_EveryKindOfCell_HasThePathsOfTheFlatSettings() => Assert.All(Fakes.SampleNotebook.Whole.Cells,
        cell => Assert.Equal(FlatSettings.Of(cell).Keys, SettingTexts.Of(cell).Keys));
}
