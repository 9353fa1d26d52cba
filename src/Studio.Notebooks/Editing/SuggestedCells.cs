using Studio.Experiments.Coach;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Editing;

/// <summary>The cells that carry a suggestion of the coach out, to stand below the transfer that it is about.</summary>
public static class SuggestedCells
{
    public static IReadOnlyList<Cell> Of(Notebook notebook, Transfer cell, SuggestedChange change)
    {
        // A branch resumes from a checkpoint of the old settings.
        var again = cell with { Id = CellIds.Free(notebook, "transfer"), Title = change.Sentence, StartFrom = null, Branch = null };
        return (change, notebook.Input<Dataset>(cell.Data)) switch
        {
            (SuggestedChange.OtherRecipe other, _) => [again with { Recipe = other.Recipe }],
            (SuggestedChange.DropCopies, { } data) when data with { Id = CellIds.Free(notebook, "dataset"), Title = "", DropCopies = true }
                is var parted => [parted, again with { Data = parted.Id }],
            _ => [],
        };
    }
}
