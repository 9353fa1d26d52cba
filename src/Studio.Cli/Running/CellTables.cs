using Spectre.Console;
using Spectre.Console.Rendering;
using Studio.Cli.Transfer;
using Studio.Experiments.Coach;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks;

namespace Studio.Cli.Running;

/// <summary>What the cells of a notebook came to, as a terminal shows it.</summary>
internal static class CellTables
{
    private const int MostClassesShown = 16;

    public static IEnumerable<IRenderable> Of(Notebook notebook, IReadOnlyList<RanCell> cells)
    {
        var table = new Table().Title(Markup.Escape(notebook.Title)).Border(TableBorder.Rounded).AddColumn("Cell").AddColumn("Status").AddColumn(new TableColumn("Seconds").RightAligned()).AddColumn("Result");
        foreach (var cell in cells)
            table.AddPlainRow(cell.Cell.Id, $"{cell.Status}", $"{cell.Seconds:F1}",
                cell.Status == RunStatus.Completed ? string.Join("\n", cell.Results.Select(Sentence)) : cell.Sentence);
        yield return table;
        foreach (var (cell, result) in cells.SelectMany(c => c.Results.Select(r => (c.Cell, r))))
            switch (result)
            {
                case TaughtModelResult taught when TransferCoach.Of(taught) is { Count: > 0 } findings: yield return Coached(cell, taught, findings); break;
                case EvaluationResult { Confusion.Classes.Count: <= MostClassesShown } evaluation: yield return ResultTables.Confusion(evaluation.Confusion); break;
                case ComparisonResult comparison: yield return Compared(comparison); break;
                case LabelEfficiencyResult efficiency: yield return Efficiency(efficiency); break;
                case BackboneChoiceResult choice: yield return Chosen(choice); break;
                case TaskSequenceResult sequence: yield return Kept(sequence); break;
            }
    }

    internal static string Sentence(CellResult result) => result switch
    {
        DatasetResult data => $"{data.Title}: {data.Classes.Count} classes; {string.Join(", ", data.Parts.Select(Part))}",
        ModelResult model => $"{model.Title}, {model.Parameters:N0} parameters, from {model.Source}",
        TaughtModelResult taught => $"{Figure(taught.Accuracy)} of {taught.TestImages:N0} test images correct, seed {taught.Seed}",
        EvaluationResult evaluation => $"{Figure(evaluation.Accuracy)} of {evaluation.Items.Count:N0} images correct, calibration error {evaluation.CalibrationError:P1}",
        ComparisonResult comparison => $"{comparison.Rows.Count} transfers compared",
        LabelEfficiencyResult efficiency => string.Join("; ", efficiency.Curves().Select(c => $"{c.Recipe} {c.Points[^1].Mean:P1} with {c.Points[^1].Labels:N0} labels a class")),
        BackboneChoiceResult choice => $"{choice.Candidates.MaxBy(c => c.LogMe)!.Title} first of {choice.Candidates.Count} by LogME",
        TaskSequenceResult sequence => string.Join("; ", sequence.Outcomes.Select(o => $"{o.Remedy.Title} {o.Matrix.Average:P1}")),
        SketchResult sketch => $"drew for {sketch.Steps:N0} steps",
        WritingResult writing => $"perplexity {writing.Perplexity:F2} after {writing.Steps:N0} steps",
        _ => result.GetType().Name,
    };

    private static string Part(PartResult part) => $"{part.Items.Sum():N0} {(part.Part == DataPart.Whole ? "images" : part.Part.ToString().ToLowerInvariant())}";

    private static string Figure(Interval accuracy) => $"{accuracy.Estimate:P2} ({accuracy.Low:P1} to {accuracy.High:P1})";

    private static Table Coached(Cell cell, TaughtModelResult result, IReadOnlyList<Finding> findings)
    {
        var table = new Table().Title(Markup.Escape($"Coach on {cell.Id}, seed {result.Seed}")).Border(TableBorder.Rounded).AddColumn("Finding").AddColumn("Evidence").AddColumn("Try");
        foreach (var finding in findings)
            table.AddPlainRow($"{finding.Title}. {finding.Sentence}", string.Join("\n", finding.Evidence.Select(e => $"{e.Name}: {e.Value}")), finding.Change?.Sentence ?? "");
        return table;
    }

    private static Table Efficiency(LabelEfficiencyResult result)
    {
        var curves = result.Curves();
        var table = new Table().Title("Accuracy against labels").Border(TableBorder.Rounded).AddColumn(new TableColumn("Labels a class").RightAligned());
        foreach (var curve in curves)
            table.AddColumn(new TableColumn(curve.Recipe).RightAligned()).AddColumn(new TableColumn("s").RightAligned());
        foreach (var labels in curves[0].Points.Select(p => p.Labels))
            table.AddRow([$"{labels:N0}", .. curves.Select(c => c.Points.First(p => p.Labels == labels)).SelectMany(p => new[] { $"{p.Mean:P1} ± {100 * p.Deviation:F1}", $"{p.Cost.Seconds:F1}" })]);
        return table;
    }

    private static Table Chosen(BackboneChoiceResult choice)
    {
        var table = new Table().Title("Which backbone?").Border(TableBorder.Rounded).AddColumn("Network");
        foreach (var name in ForecastScore.All.Select(s => s.Title).Append("Multiply-adds").Append("Test accuracy"))
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in choice.Candidates.OrderByDescending(c => c.LogMe))
            table.AddPlainRow([row.Title, .. ForecastScore.All.Select(s => $"{s.Of(row):F3}"), $"{row.Cost.MultiplyAdds:N0}", $"{row.TestAccuracy:P1}"]);
        foreach (var outcome in choice.Outcomes)
            table.AddRow($"{ForecastScore.All.Single(s => s.Key == outcome.Score).Title}: rank {outcome.Rank} of {outcome.Candidates}, regret {outcome.Regret:P1}"
                + (outcome.Agreement is { } a ? $", tau {a.Tau:F2} (chance {a.ChanceLow:F2} to {a.ChanceHigh:F2})" : ""));
        return table;
    }

    private static Table Kept(TaskSequenceResult sequence)
    {
        var table = new Table().Title($"What is kept of {sequence.Classes.Count} tasks").Border(TableBorder.Rounded).AddColumn("Remedy");
        foreach (var name in sequence.Classes.Select((_, i) => $"Task {i + 1}").Concat(["All", "Backward", "Forward", "Seconds", "Against none (95 %)"]))
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var outcome in sequence.Outcomes)
            table.AddRow([outcome.Remedy.Title, .. outcome.Matrix.Rows[^1].Select(share => $"{share:P1}"), $"{outcome.Matrix.Average:P1} ± {100 * outcome.Deviation:F1}",
                $"{100 * outcome.Matrix.BackwardTransfer:+0.0;-0.0}", $"{100 * outcome.Matrix.ForwardTransfer:+0.0;-0.0}", $"{outcome.Seconds:F1}", Points(outcome.AgainstNone)]);
        return table;
    }

    private static string Points(Interval? gap) => gap is null ? "" : $"{100 * gap.Estimate:+0.0;-0.0} points ({100 * gap.Low:+0.0;-0.0} to {100 * gap.High:+0.0;-0.0})";

    private static Table Compared(ComparisonResult comparison)
    {
        var table = new Table().Title("Compared").Border(TableBorder.Rounded).AddColumn("Cell").AddColumn("What");
        foreach (var name in new[] { "Seeds", "Mean", "Deviation", "Seconds each", "Against the first (95 %)" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in comparison.Rows)
            table.AddPlainRow(row.Cell, row.Title, $"{row.Seeds.Count}", $"{row.Mean:P2}", $"{row.Deviation:P2}", $"{row.MeanSeconds:F1}", Points(row.AgainstFirst));
        return table;
    }
}
