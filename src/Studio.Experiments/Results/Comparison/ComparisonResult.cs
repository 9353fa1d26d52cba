using System.Text.Json.Serialization;

namespace Studio.Experiments.Results.Comparison;

/// <summary>Runs side by side.</summary>
/// <param name="Settings">The settings that differ, each with its value in every row's cell.</param>
public sealed record ComparisonResult(IReadOnlyList<ComparedRow> Rows, IReadOnlyList<ComparedSetting> Settings) : CellResult
{
    /// <summary>"best" names the row with the highest mean; "gap" is its distance to the lowest, in points.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures => Rows.MaxBy(r => r.Mean) is not { } best ? [] :
    [
        new ResultFigure.Word("best", best.Title, best.Cell), new ResultFigure.Number("gap", 100 * (best.Mean - Rows.Min(r => r.Mean))),
    ];

    public override string Summary() => $"{Rows.Count} transfers compared";

    public override string PlainText() =>
        string.Join('\n', Rows.Select(r => $"{r.Title}: {r.Mean:P1} ± {r.Deviation:P1} over {r.Seeds.Count} seeds"));

    public override IReadOnlyList<ResultTable> Tables() =>
    [
        new("Compared", ["Cell", "What", "Seeds", "Mean", "Deviation", "Seconds per run", "Against the first (95 %)"],
            [.. Rows.Select(r => (string[])[r.Cell, r.Title, $"{r.Seeds.Count}", $"{r.Mean:P2}", $"{r.Deviation:P2}", $"{r.MeanSeconds:F1}",
                r.AgainstFirst?.Points() ?? ""])]) { TextColumns = 2 },
    ];

    public override string? Headline() => Rows.MaxBy(r => r.Mean) is { } best ? $"{best.Mean:P1}" : null;
}
