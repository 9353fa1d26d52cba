namespace Studio.Notebooks;

/// <summary>A document of cells in one column.</summary>
/// <param name="Revision">Rises by one with each accepted edit; a file does not carry it.</param>
public sealed record Notebook(string Title, IReadOnlyList<Cell> Cells, long Revision = 0)
{
    public static Notebook Empty { get; } = new("Untitled", []);

    public Cell? Cell(string id) => Cells.FirstOrDefault(c => c.Id == id);

    /// <summary>The cell an input names, if it is there and of the kind that is wanted.</summary>
    public T? Input<T>(string? id) where T : Cell => id is null ? null : Cell(id) as T;
}
