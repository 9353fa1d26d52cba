using Spectre.Console;
using Spectre.Console.Rendering;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Transfer;

namespace Studio.Cli.Transfer;

/// <summary>Results as a terminal shows them.</summary>
internal static class ResultTables
{
    public static IEnumerable<IRenderable> Of(TransferResult result)
    {
        yield return Summary(result);
        yield return Scores(result.Scores);
        // Where it has no room, the table of scores says it all.
        if (result.Confusion.Table() is var confusion && DrawnTable.HasRoomFor(confusion))
            yield return DrawnTable.Of(confusion);
    }

    public static Table Of(IReadOnlyList<SeedSummary> summaries)
    {
        var table = new Table().Title("Test accuracy over seeds").Border(TableBorder.Rounded).AddColumn("Recipe");
        foreach (var name in new[] { "Seeds", "Mean", "Deviation", "Lowest", "Highest", "Difference from the first (95 %)" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var s in summaries)
            table.AddPlainRow(s.Recipe, $"{s.Seeds}", $"{s.Mean:P2}", $"{s.Deviation:P2}", $"{s.Lowest:P2}", $"{s.Highest:P2}",
                s.AgainstFirst?.Points() ?? "");
        return table;
    }

    public static Table Scores(ClassificationScores scores)
    {
        var table = new Table().Title("Scores per class").Border(TableBorder.Rounded).AddColumn("Class");
        foreach (var name in new[] { "Items", "Precision", "Recall", "F1" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var score in scores.Classes)
            table.AddPlainRow(score.Name, $"{score.Items}", $"{score.Precision:P1}", $"{score.Recall:P1}", $"{score.F1:P1}");
        return table;
    }

    private static Table Summary(TransferResult result)
    {
        var right = (long)Math.Round(result.Accuracy.Estimate * result.Scores.Items);
        return new Table().Title($"{Markup.Escape(result.Backbone)}, {RecipeNames.Of(result.Recipe)}, seed {result.Seed}").HideHeaders()
            .Border(TableBorder.Rounded)
            .AddColumn("").AddColumn("")
            .AddRow("Items",
                $"{result.Parts.Train} training, {result.Parts.Validation} validation, {result.Parts.Test} test {result.Input.Items}")
            .AddRow("Test accuracy",
                $"{result.Accuracy.Estimate:P2} ({right} of {result.Scores.Items}; 95 % interval {result.Accuracy.Low:P1} to "
                    + $"{result.Accuracy.High:P1})")
            .AddRow("Macro F1", $"{result.Scores.MacroF1:P2}")
            .AddRow("Calibration error",
                $"{result.CalibrationError:P2}"
                    + (result.AtTemperature is { } at
                        ? $", {at.CalibrationError:P2} at the validation set's temperature of {at.Temperature:F2}" : ""))
            .AddRow("Epochs",
                $"{result.Epochs.Count}"
                    + $"{(result.Recipe is Recipe.FineTuning { HeadWarmUpEpochs: > 0 } ? " with the head's warm-up" : "")}, "
                    + $"chosen {result.Epochs.LastOrDefault(e => e.IsBest)?.Epoch + 1}")
            .AddRow("Seconds", $"{result.Seconds:F1}")
            .AddPlainRow("Run", result.Sentence);
    }
}
