using Studio.Experiments.Catalogue;
using Studio.Notebooks.Order;

namespace Studio.Notebooks.Code;

/// <summary>The C# program on Studio.Learning that a cell stands for.</summary>
public static class CellProgram
{
    /// <summary>The whole program, with the cell's sentence above it, or with what stands in its way instead;
    /// null for a cell that only says something. Programs hand files on in the current folder, named by the ids of their cells.</summary>
    /// <param name="timetable">What people changed while it trained. It belongs to one run, so give the cell that run's seed.</param>
    public static string? Of(Notebook notebook, Cell cell, StudioCatalogue catalogue, IReadOnlyList<TimedIntervention>? timetable = null)
    {
        if (CellFaults.Of(notebook, cell, catalogue) is { Count: > 0 } faults)
            return Comment(["This cell cannot run yet.", .. faults.Select(f => f.Sentence)]);
        try
        {
            return cell.Program(notebook, [.. (timetable ?? []).OrderBy(t => t.Step)]) is not { } program ? null
                : Comment([$"{Title(cell)}: {cell.Sentence(notebook, catalogue)}"]) + program;
        }
        catch (NoProgramException reason)
        {
            return Comment([$"{Title(cell)}: {cell.Sentence(notebook, catalogue)}", reason.Message]);
        }
    }

    /// <summary>A label says the kind already, a title does not.</summary>
    private static string Title(Cell cell) => cell.Title.Length > 0 ? $"{CellKind.Of(cell).Title} {cell.Name}" : cell.Name;

    private static string Comment(IEnumerable<string> sentences) =>
        string.Concat(sentences.SelectMany(s => s.Split(['\n', '\r', '\u0085', '\u2028', '\u2029'])).Select(line => $"// {line}\n"));
}
