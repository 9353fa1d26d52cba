using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Web.Pages.RunViews;

namespace Studio.Web.Tests.Pages.RunViews;

public sealed class SettingDifferencesTests
{
    [Fact]
    public void Of_TwoTransfers_NamesOnlyWhatDiffers()
    {
        var frozen = new Transfer { Id = "a", Title = "Frozen", Data = "data" };
        var longer = frozen with { Id = "b", Title = "Longer", Recipe = new Recipe.FeatureExtraction { Epochs = 50 } };

        var difference = Assert.Single(SettingDifferences.Of([frozen, longer]));

        Assert.Equal("recipe.epochs", difference.Setting);
        Assert.Equal(["40", "50"], difference.Values);
    }

    [Fact]
    public void Of_TwoRecipes_MarksASettingThatOneOfThemLacks()
    {
        var frozen = new Transfer { Id = "a" };
        var tuned = frozen with { Recipe = new Recipe.FineTuning() };

        var open = SettingDifferences.Of([frozen, tuned]).Single(d => d.Setting == "recipe.unfrozenStages");

        Assert.Equal(["–", "0 stages"], open.Values);
    }
}
