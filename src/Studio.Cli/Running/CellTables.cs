using Spectre.Console;
using Spectre.Console.Rendering;
using Studio.Experiments.Coach;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks;

namespace Studio.Cli.Running;

/// <summary>What the cells of a notebook came to, as a terminal shows it.</summary>
internal static class CellTables
{
    public static IEnumerable<IRenderable> Of(Notebook notebook, IReadOnlyList<RanCell> cells)
    {
        var table = new Table().Title(Markup.Escape(notebook.Title)).Border(TableBorder.Rounded).AddColumn("Cell").AddColumn("Status")
            .AddColumn(new TableColumn("Seconds").RightAligned()).AddColumn("Result");
        foreach (var cell in cells)
            table.AddPlainRow(cell.Cell.Id, $"{cell.Status}", $"{cell.Seconds:F1}",
                cell.Status == RunStatus.Completed ? string.Join("\n", cell.Results.Select(r => r.Summary())) : cell.Sentence);
        yield return table;
        foreach (var (cell, result) in cells.SelectMany(c => c.Results.Select(r => (c.Cell, r))))
        {
            if (result is Classifier trained && TransferCoach.Of(trained) is { Count: > 0 } findings)
                yield return Coached(cell, trained, findings);
            foreach (var shown in result.Tables().Where(DrawnTable.HasRoomFor))
                yield return DrawnTable.Of(shown);
        }
    }

    private static Table Coached(Cell cell, Classifier result, IReadOnlyList<Finding> findings)
    {
        var table = new Table().Title(Markup.Escape($"Coach on {cell.Id}, seed {result.Seed}")).Border(TableBorder.Rounded)
            .AddColumn("Finding").AddColumn("Evidence").AddColumn("Try");
        foreach (var finding in findings)
            table.AddPlainRow($"{finding.Title}. {finding.Sentence}",
                string.Join("\n", finding.Evidence.Select(e => $"{e.Name}: {e.Value}")), finding.Change?.Sentence ?? "");
        return table;
    }
}
