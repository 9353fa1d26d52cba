namespace Studio.Notebooks.Editing;

/// <summary>The place of a cell.</summary>
/// <param name="After">Id of the cell above; null for the first place.</param>
public sealed record CellPlace(string? After)
{
    internal static CellPlace Of(Notebook notebook, string id) => new(notebook.Cells.TakeWhile(c => c.Id != id).LastOrDefault()?.Id);
}
