using Studio.Experiments.Coach;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Editing;

/// <summary>The cells that apply a suggestion of the coach, to stand below the transfer that it is about.</summary>
public static class SuggestedCells
{
    public static IReadOnlyList<Cell> Of(Notebook notebook, Transfer cell, SuggestedChange change)
    {
        // A branch resumes from a checkpoint of the old settings.
        var again = cell with { Id = CellIds.Free(notebook, "transfer"), Title = change.Sentence, StartFrom = null, Branch = null };
        return (change, notebook.Stated<StatedDataset>(cell.Data)) switch
        {
            (SuggestedChange.OtherRecipe other, _) => [again with { Recipe = other.Recipe }],
            (SuggestedChange.DropCopies, { } data) when new Dataset { Id = CellIds.Free(notebook, "dataset"), Source = data.Reference,
                LabelsPerClass = data.LabelsPerClass, DropCopies = true } is var without => [without, again with { Data = without.Id }],
            _ => [],
        };
    }
}
