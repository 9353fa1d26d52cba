using System.Text.Json;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Editing;

/// <summary>Brings a removed cell back. It has its old id, so its runs are its own again; only where that was given to another one, it gets
/// a new one.</summary>
internal static class RestoredCell
{
    /// <summary>The edit that takes the removal of a cell back.</summary>
    public static NotebookEdit.Restore Undo(Notebook notebook, Cell cell) => new(cell,
        [.. notebook.Cells.TakeWhile(c => !ReferenceEquals(c, cell)).Select(c => c.Id).Reverse()],
        [.. notebook.Cells.Where(c => !ReferenceEquals(c, cell)).SelectMany(c => CellInputs.Of(c.GetType()).SelectMany(p =>
            CellInputs.Ids(p.Property, c).Index().Where(i => i.Item == cell.Id)
                .Select(i => new LostInput(c.Id, p.Property.Name, i.Index))))]);

    public static EditOutcome Apply(Notebook notebook, NotebookEdit.Restore restore)
    {
        var cell = restore.Cell;
        if (!CellIds.IsWellFormed(cell.Id) || cell is UnknownCell unknown && !IsCell(unknown))
            return new EditOutcome.Refused("This is not a cell of a notebook.");
        var isTaken = notebook.Cell(cell.Id) is not null;
        if (isTaken && cell is UnknownCell)
            return new EditOutcome.Refused($"There is already a cell '{cell.Id}'.");
        if (isTaken)
            cell = cell with { Id = CellIds.Free(notebook, CellKind.Of(cell).Kind) };
        var above = restore.Above.FirstOrDefault(id => notebook.Cell(id) is not null);
        var cells = NotebookEditing.Placed(notebook.Cells, cell, above)!;
        var taken = cells.Select(c => restore.Takers.Where(t => t.Cell == c.Id).Aggregate(c, (taker, lost) => With(taker, lost, cell.Id)));
        return NotebookEditing.Accept(notebook with { Cells = [.. taken] },
            new NotebookEdit.Remove(cell.Id, cell), isTaken ? "Another cell has its id now, so it has to run again." : null);
    }

    /// <summary>A setting that names another cell by now keeps it.</summary>
    private static Cell With(Cell taker, LostInput lost, string id)
    {
        if (CellInputs.Of(taker.GetType()).Select(p => p.Property).FirstOrDefault(p => p.Name == lost.Setting) is not { } property)
            return taker;
        var ids = CellInputs.Ids(property, taker).ToList();
        if (property.PropertyType == typeof(string) && ids.Count > 0)
            return taker;
        ids.Insert(Math.Min(lost.Index, ids.Count), id);
        return CellInputs.With(taker, property, ids);
    }

    /// <summary>The text goes into files as it is, so it must be what it says.</summary>
    private static bool IsCell(UnknownCell cell)
    {
        try
        {
            using var document = JsonDocument.Parse(cell.Text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id)
                && id.ValueEquals(cell.Id);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
