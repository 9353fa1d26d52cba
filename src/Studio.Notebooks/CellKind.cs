using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Studio.Experiments;
using Studio.Notebooks.Editing;

namespace Studio.Notebooks;

/// <summary>A kind of cell as a palette offers it.</summary>
/// <param name="Kind">Name in files, for example "pretrained-model".</param>
/// <param name="Title">For people, for example "Pretrained model".</param>
/// <param name="Description">What it does, in one sentence.</param>
public sealed record CellKind(string Kind, string Title, string Description)
{
    private static readonly Dictionary<string, CellKind> s_all = Kinds.Of(typeof(Cell)).Values.Where(t => t != typeof(UnknownCell))
        .Select(t => (Type: t, Display: t.GetCustomAttribute<DisplayAttribute>() ?? throw new InvalidOperationException("The cell kind "
            + $"{t.Name} says neither its title nor what it does. Give it a Display attribute.")))
        .OrderBy(t => t.Display.Order).Select(t => new CellKind(Kinds.Name(t.Type), t.Display.Name!, t.Display.Description!))
        .ToDictionary(k => k.Kind);

    /// <summary>All kinds that can be added, in the order in which a notebook usually has them.</summary>
    public static IReadOnlyList<CellKind> All { get; } = [.. s_all.Values];

    public static CellKind Of(Cell cell) =>
        cell is UnknownCell unknown ? new(unknown.MadeAs, unknown.MadeAs, "From a newer studio.") : Of(cell.GetType());

    public static CellKind Of(Type cell) => s_all[Kinds.Name(cell)];

    /// <summary>A cell of this kind for the end of a notebook: default settings, a free id, and the nearest fitting cells as its
    /// inputs.</summary>
    public Cell Make(Notebook notebook) => Make(notebook, notebook.Cells.Count > 0 ? notebook.Cells[^1].Id : null);

    /// <param name="after">Id of the cell to insert it after; null for the first position.</param>
    public Cell Make(Notebook notebook, string? after)
    {
        var cell = (Cell)Activator.CreateInstance(Kinds.Of(typeof(Cell))[Kind])!;
        return NearestInputs.Of(notebook, cell with { Id = CellIds.Free(notebook, Kind) }, after);
    }
}
