using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Settings;

public sealed class FormLayoutTests
{
    private static readonly Transfer s_frozen = SampleNotebook.Cell<Transfer>("frozen");

    [Fact]
    public void Of_ATransfer_ShowsABeginnerWhatMattersFirst() => Assert.Equal(
        ["data", "labelsPerClass", "model", "recipe", "recipe.epochs", "recipe.optimizer.learningRate", "recipe.augmentation"],
        Layout(s_frozen).Basic.Select(f => f.Setting.Path));

    [Fact]
    public void Of_AnInputThatOffersASetting_ShowsItAsTheOtherCells()
    {
        var labels = Layout(s_frozen).Basic[1];

        Assert.Equal(("data-1", 5), (labels.Owner.Id, labels.Value.GetInt32()));
    }

    [Fact]
    public void Of_ATransfer_HasItsOtherSettingsInNamedGroups() => Assert.Equal(
        ["Training", "Optimizer", "Learning-rate schedule", "Regularisation", "Data and preprocessing", "Augmentation details",
            "Head and features", "Freezing and learning rates per stage", "Reproducibility"],
        Layout(s_frozen).Groups.Select(g => g.Title));

    [Fact]
    public void Of_SettingsAtTheDefaultsOfTheRecipe_HasNoneChanged()
    {
        Assert.Empty(Layout(s_frozen with { Recipe = new Recipe.FineTuning(), Seeds = 1 }).Changed);
        Assert.Empty(Layout(s_frozen with { Recipe = new Recipe.FromScratch(), Seeds = 1 }).Changed);
    }

    [Fact]
    public void Of_SettingsChanged_NamesThemInTheirGroup()
    {
        var tuned = s_frozen with
            { Seeds = 1,
                Recipe = new Recipe.FineTuning { Margin = 3, Optimizer = new OptimizerSettings.Sgd { Momentum = 0.5, LearningRate = 1e-3 },
                    Regulariser = new Regulariser.L2Sp() } };

        Assert.Equal(["Optimizer: SGD", "Momentum: 0.5", "Regulariser: L2-SP", "Margin: 3 pixels"],
            Layout(tuned).Changed.Select(f => $"{f.Setting.Label}: {f.Text}"));
        Assert.Equal("AdamW", Layout(tuned).Changed[0].DefaultText);
    }

    [Fact]
    public void Of_AnAugmentation_HasItsDetailsInAGroup()
    {
        var layout = Layout(s_frozen with { Recipe = new Recipe.FineTuning { Augmentation = Augmentation.Photos } });

        Assert.Equal(7, layout.Basic.Count);
        Assert.Equal(["Smallest crop", "Horizontal flip", "Colour jitter"],
            layout.Groups.Single(g => g.Title == "Augmentation details").Changed.Select(f => f.Setting.Label));
    }

    [Fact]
    public void Of_EveryKind_ShowsEachSettingOnce() => Assert.All(SampleNotebook.Whole.Cells, cell =>
    {
        var layout = Layout(cell);

        var shown = layout.Basic.Concat(layout.Groups.SelectMany(g => g.Fields)).SelectMany(f => f.All).Where(f => f.Owner.Id == cell.Id)
            .Select(f => f.Setting.Path).ToArray();
        Assert.Equal(shown.Distinct(), shown);
        Assert.Empty(SettingDescriptions.Of(cell.GetType()).Select(s => s.Path).Except(shown).Except(["settings"]));
        Assert.InRange(layout.Basic.Count, 0, 8);
    });

    private static FormLayout Layout(Cell cell) => FormLayout.Of(SampleNotebook.Whole, cell, SampleStudio.Catalogue);
}
