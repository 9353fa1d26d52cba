using Studio.Experiments.Coach;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Editing;

public sealed class SuggestedCellsTests
{
    private static readonly Transfer s_tuned = SampleNotebook.Cell<Transfer>("tuned") with { StartFrom = new('a', 64) };

    [Fact]
    public void Of_AnotherRecipe_IsTheTransferWithIt()
    {
        var recipe = new Recipe.FineTuning { BackboneLearningRate = 1e-5 };

        var cell = Assert.IsType<Transfer>(
            Assert.Single(SuggestedCells.Of(SampleNotebook.Whole, s_tuned, new SuggestedChange.OtherRecipe("Slower", recipe))));

        Assert.Equal(s_tuned with { Id = "transfer-1", Title = "Slower", Recipe = recipe, StartFrom = null }, cell);
    }

    [Fact]
    public void Of_DroppedCopies_IsTheDataWithoutThemAndTheTransferOnIt()
    {
        var cells = SuggestedCells.Of(SampleNotebook.Whole, s_tuned, new SuggestedChange.DropCopies("Without copies"));

        var notebook = cells.Aggregate(SampleNotebook.Whole, (before, cell) => before.Do(new NotebookEdit.Add(cell, null)));
        Assert.True(notebook.Cell(Assert.IsType<Transfer>(cells[1]).Data) is Dataset { DropCopies: true, LabelsPerClass: 5 });
        Assert.All(cells, c => Assert.Empty(CellFaults.Of(notebook, c, SampleStudio.Catalogue)));
    }
}
