using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Editing;

public sealed class SettledSettingsTests
{
    [Fact]
    public void Set_AnotherBackbone_BringsWeightsThatFitIt()
    {
        var model = Edited<PretrainedModel>(SampleNotebook.Whole, "model-1", "backbone", "resnet-glyphs", "squeezenet1-0");

        Assert.Equal("squeezenet1-0-imagenet", model.Weights);
        Assert.Empty(CellFaults.Of(SampleNotebook.Whole, model, SampleStudio.Catalogue));
    }

    [Fact]
    public void Set_AnotherBackboneUnderRandomWeights_LeavesThemRandom() =>
        Assert.Null(Edited<PretrainedModel>(SampleNotebook.Whole, "model-2", "backbone", "resnet-glyphs", "squeezenet1-0").Weights);

    [Fact]
    public void Set_AnAugmentationForFeatureExtraction_BringsAugmentedViews()
    {
        var frozen = Edited<Transfer, Augmentation?>(SampleNotebook.Whole, "frozen", "recipe.augmentation", null, Augmentation.Small);
        var views = Assert.IsType<Recipe.FeatureExtraction>(frozen.Recipe).AugmentedViews;

        Assert.InRange(views, 1, 32);
        var plain = Edited<Transfer, Augmentation?>(SampleNotebook.With(frozen), "frozen", "recipe.augmentation", Augmentation.Small, null);
        Assert.Equal(0, Assert.IsType<Recipe.FeatureExtraction>(plain.Recipe).AugmentedViews);
    }

    [Fact]
    public void Set_AnAugmentationForFineTuning_ChangesNothingElse()
    {
        var before = SampleNotebook.Cell<Transfer>("tuned");

        Assert.Equal(before with { Recipe = before.Recipe with { Augmentation = Augmentation.Small } },
            Edited<Transfer, Augmentation?>(SampleNotebook.Whole, "tuned", "recipe.augmentation", null, Augmentation.Small));
    }

    private static T Edited<T>(Notebook notebook, string id, string setting, string seen, string value) where T : Cell =>
        Edited<T, string>(notebook, id, setting, seen, value);

    private static TCell Edited<TCell, TValue>(Notebook notebook, string id, string setting, TValue seen, TValue value)
        where TCell : Cell => Assert.IsType<TCell>(notebook.Do(Say.Set(id, setting, seen, value)).Cell(id));
}
