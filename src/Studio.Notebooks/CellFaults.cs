using Studio.Experiments.Catalogue;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks;

/// <summary>All that stands in the way of running a cell.</summary>
public static class CellFaults
{
    /// <summary>Settings outside their limits first, then inputs, then what only the cell itself knows.
    /// A cell of a newer studio is not checked.</summary>
    public static IReadOnlyList<CellFault> Of(Notebook notebook, Cell cell, StudioCatalogue catalogue) => cell is UnknownCell ? []
        : [.. SettingFaults.Of(cell), .. Names(notebook, cell), .. Inputs(notebook, cell), .. cell.Check(notebook, catalogue)];

    private static IEnumerable<CellFault> Names(Notebook notebook, Cell cell)
    {
        if (notebook.Cells.Count(c => c.Id == cell.Id) > 1)
            yield return new("", $"Several cells have the id '{cell.Id}'. Remove all but one of them.");
    }

    private static IEnumerable<CellFault> Inputs(Notebook notebook, Cell cell) => CellInputs.Of(cell.GetType()).SelectMany(p =>
    {
        var (setting, label) = (p.Property.Name, p.Property.Label());
        var ids = CellInputs.Ids(p.Property, cell);
        return ids.Count == 0 && p.Input.IsRequired
            ? [new CellFault(setting, $"{label} is not chosen yet. Choose a cell that gives {p.Input.Needed}, or add one.")]
            : ids.Select(id => Fault(notebook, cell, id, p.Input, label)).OfType<string>()
            .Select(sentence => new CellFault(setting, sentence));
    });

    private static string? Fault(Notebook notebook, Cell cell, string id, InputAttribute needed, string label)
    {
        var wanted = needed.Needed;
        return notebook.Cell(id) switch
        {
            null => $"There is no cell '{id}' in this notebook. Choose another that gives {wanted} for {label}.",
            var input when input == cell || DependencyOrder.Behind(notebook, cell.Id).Contains(input) =>
                $"{input.Name} depends on this cell, directly or through other cells. Choose another that gives {wanted} for {label}.",
            UnknownCell input => $"{input.Name} was made by a newer studio, so it is not known what it gives. Open the notebook there, "
                + "or choose another cell.",
            var input when !needed.Fits(input) =>
                $"{label} needs {wanted}; {input.Name} gives {(input.Produces is { } given ? ValueKind.Name(given) : "nothing")}. "
                + "Choose another cell.",
            _ => null,
        };
    }
}
