using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Editing;

/// <summary>Carries edits out: the notebook before and an edit give the notebook after, or a refusal.</summary>
public static class NotebookEditing
{
    private const int LongestTitle = 200;

    public static EditOutcome Apply(Notebook notebook, NotebookEdit edit, StudioCatalogue catalogue) => edit switch
    {
        NotebookEdit.Rename rename => Rename(notebook, rename with { Title = rename.Title.Trim() }),
        NotebookEdit.Add add => Add(notebook, add with { Cell = add.Cell.Spelt(catalogue) }),
        NotebookEdit.Remove remove => On(notebook, remove.Id, cell => Remove(notebook, cell, remove.Seen)),
        NotebookEdit.Restore restore => RestoredCell.Apply(notebook, restore),
        NotebookEdit.Move move => On(notebook, move.Id, cell => Move(notebook, cell, move)),
        NotebookEdit.Set set => On(notebook, set.Id, cell => Set(notebook, cell, set, catalogue)),
        _ => throw new NotSupportedException($"The edit '{edit.GetType().Name}' is not supported."),
    };

    /// <summary>A notebook from elsewhere with the names as this catalogue has them.</summary>
    public static Notebook Spelt(Notebook notebook, StudioCatalogue catalogue) =>
        notebook with { Cells = [.. notebook.Cells.Select(c => c.Spelt(catalogue))] };

    private static EditOutcome On(Notebook notebook, string id, Func<Cell, EditOutcome> edit) => notebook.Cell(id) is { } cell
        ? edit(cell) : new EditOutcome.Refused($"There is no cell '{id}' any more: it was deleted.");

    private static EditOutcome Rename(Notebook notebook, NotebookEdit.Rename rename) =>
        rename.Title.Length == 0 ? new EditOutcome.Refused("A notebook needs a title. Give it one.")
        : rename.Title.Length > LongestTitle
            ? new EditOutcome.Refused($"A title of {rename.Title.Length:N0} characters is too long. Use at most {LongestTitle}.")
        : rename.Seen is { } seen && seen != notebook.Title
            ? new EditOutcome.Refused($"Someone else has renamed the notebook to “{notebook.Title}”.")
        : Accept(notebook with { Title = rename.Title }, new NotebookEdit.Rename(notebook.Title, rename.Title));

    private static EditOutcome Add(Notebook notebook, NotebookEdit.Add add)
    {
        var cell = add.Cell;
        if (cell is UnknownCell)
            return new EditOutcome.Refused("A cell of a newer studio cannot be added here. Open the file that contains it.");
        if (!CellIds.IsWellFormed(cell.Id))
            return new EditOutcome.Refused($"'{cell.Id}' is not a valid cell id. Use at most 64 lower-case letters, digits and hyphens, "
                + "beginning with a letter.");
        if (notebook.Cell(cell.Id) is not null)
            return new EditOutcome.Refused($"There is already a cell '{cell.Id}'. '{CellIds.Free(notebook, CellKind.Of(cell).Kind)}' "
                + "is free.");
        if (SettingFaults.Of(cell).FirstOrDefault() is { } fault)
            return new EditOutcome.Refused(fault.Sentence);
        // Its neighbour may have been removed meanwhile; what was written must not be lost for that.
        return Accept(notebook with { Cells = Placed(notebook.Cells, cell, add.After) ?? [.. notebook.Cells, cell] },
            new NotebookEdit.Remove(cell.Id, cell));
    }

    /// <summary>Cells that took it in keep no reference to what is not there, and are named to whoever removed it.</summary>
    private static EditOutcome Remove(Notebook notebook, Cell cell, Cell? seen)
    {
        if (seen is not null && !IsSame(seen, cell))
            return new EditOutcome.Refused($"{cell.Name} was changed since. Delete it by its menu if you still want to.");
        var left = notebook.Cells.Where(c => !ReferenceEquals(c, cell)).ToArray();
        var bereft = left.Where(c => c.Inputs.Contains(cell.Id)).ToArray();
        return Accept(notebook with { Cells = [.. left.Select(c => bereft.Contains(c) ? CellInputs.Without(c, cell.Id) : c)] },
            RestoredCell.Undo(notebook, cell), bereft.Length == 0 ? null
            : $"{string.Join(", ", bereft.Select(c => c.Name))} used {cell.Name} as an input. Choose another cell there.");
    }

    private static EditOutcome Move(Notebook notebook, Cell cell, NotebookEdit.Move move)
    {
        var place = CellPlace.Of(notebook, cell.Id);
        var undo = new NotebookEdit.Move(cell.Id, place.After, new(move.After));
        return move.Seen is { } seen && seen != place
            ? new EditOutcome.Refused($"{cell.Name} was moved since, or its neighbour was. Move it by its menu if you still want to.")
            : move.After == cell.Id ? Accept(notebook, undo with { Seen = place })
            : Placed([.. notebook.Cells.Where(c => !ReferenceEquals(c, cell))], cell, move.After) is { } cells
                ? Accept(notebook with { Cells = cells }, undo)
            : new EditOutcome.Refused($"There is no cell '{move.After}' any more to move it below: it was deleted.");
    }

    private static EditOutcome Set(Notebook notebook, Cell cell, NotebookEdit.Set set, StudioCatalogue catalogue)
    {
        var change = SettingChange.Of(cell, set);
        if (change is not SettingChange.Made made)
            return new EditOutcome.Refused(((SettingChange.Refused)change).Sentence, ((SettingChange.Refused)change).IsLate);
        if (!ReferenceEquals(made.Cell, cell))
            made = made with { Cell = made.Cell.Spelt(catalogue).Settled(set.Setting, catalogue) };
        var after = notebook with { Cells = [.. notebook.Cells.Select(c => ReferenceEquals(c, cell) ? made.Cell : c)] };
        // A name that names nothing is a slip. Settings that do not fit together yet are left to further edits.
        return set.Value.ValueKind == JsonValueKind.String
            && CellFaults.Of(after, made.Cell, catalogue).FirstOrDefault(f => f.Setting == set.Setting) is { } fault
            ? new EditOutcome.Refused(fault.Sentence)
            : Accept(after, new NotebookEdit.Set(set.Id, set.Setting, made.After, made.Before), made.Remark);
    }

    internal static EditOutcome.Accepted Accept(Notebook notebook, NotebookEdit undo, string? remark = null) =>
        new(notebook with { Revision = notebook.Revision + 1 }, remark, undo);

    /// <summary>Whether it is folded is no change of a cell.</summary>
    private static bool IsSame(Cell one, Cell other) =>
        StudioJson.WriteCanonical(one with { IsFolded = true }) == StudioJson.WriteCanonical(other with { IsFolded = true });

    /// <summary>Null if the cell above is not there.</summary>
    internal static Cell[]? Placed(IReadOnlyList<Cell> cells, Cell cell, string? after)
    {
        if (after is null)
            return [cell, .. cells];
        var above = cells.Index().Where(c => c.Item.Id == after).Select(c => c.Index + 1).FirstOrDefault();
        return above == 0 ? null : [.. cells.Take(above), cell, .. cells.Skip(above)];
    }
}
