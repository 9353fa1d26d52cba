using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Results;

namespace Studio.Notebooks;

/// <summary>A document of cells in one column.</summary>
/// <param name="Revision">Rises by one with each accepted edit; a file does not carry it.</param>
public sealed record Notebook(string Title, IReadOnlyList<Cell> Cells, long Revision = 0)
{
    public static Notebook Empty { get; } = new("Untitled", []);

    public Cell? Cell(string? id) => id is null ? null : Cells.FirstOrDefault(c => c.Id == id);

    /// <summary>What a cell states before its run, whatever its kind; null if it states nothing of this.</summary>
    public T? Stated<T>(string? id) where T : class => (Cell(id) as IStates<T>)?.Stated(this);

    /// <summary>What the items of the data are that a cell gives or uses, in the plural: "images", "texts".</summary>
    public string UnitOf(Cell cell, StudioCatalogue catalogue) =>
        (Stated<StatedDataset>(cell.Id) ?? Stated<StatedDataset>(Origin<DatasetResult>(cell.Id)?.Id))?.Unit(catalogue) ?? ItemWords.Unknown;

    /// <summary>The nearest cell that gives a kind of value to another one, directly or through others; null if there is none.</summary>
    public Cell? Origin<T>(string? id) where T : CellResult
    {
        var seen = new HashSet<string>();
        for (var next = Inputs([id]); next.Count > 0; next = Inputs(next.Select(c => c.Id)))
            if (next.FirstOrDefault(c => c.Produces == typeof(T)) is { } origin)
                return origin;
        return null;

        IReadOnlyList<Cell> Inputs(IEnumerable<string?> ids) =>
            [.. ids.Select(Cell).OfType<Cell>().SelectMany(c => c.Inputs).Where(seen.Add).Select(Cell).OfType<Cell>()];
    }
}
