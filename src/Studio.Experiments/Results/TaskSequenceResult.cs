using System.Text.Json.Serialization;
using Studio.Experiments.Recipes;

namespace Studio.Experiments.Results;

/// <summary>What each remedy keeps of tasks that were learnt one after another, over the same seeds.</summary>
/// <param name="Classes">Of each task, by name.</param>
/// <param name="Outcomes">Without a remedy first.</param>
public sealed record TaskSequenceResult(string Dataset, string Backbone, TaskScenario Scenario, IReadOnlyList<IReadOnlyList<string>> Classes, IReadOnlyList<RemedyOutcome> Outcomes) : CellResult
{
    /// <summary>"accuracy" and "forgotten", in percent and points, are those without a remedy; "best" names the remedy that ends highest, joint training apart.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures => Whole.FirstOrDefault(o => o.Remedy is Remedy.None) is not { } none ? [] :
    [
        new ResultFigure.Number("accuracy", 100 * none.Matrix.Average), new ResultFigure.Number("forgotten", -100 * none.Matrix.BackwardTransfer),
        .. Best() is { } best ? new[] { new ResultFigure.Word("best", best.Remedy.Title) } : [],
    ];

    private IEnumerable<RemedyOutcome> Whole => Outcomes.Where(o => o.Seeds.Count > 0);

    public override string Summary() => string.Join("; ", Outcomes.Select(o => $"{o.Remedy.Title} {o.Matrix.Average:P1}"));

    public override IReadOnlyList<ResultTable> Tables() =>
    [
        new($"What is kept of {Classes.Count} tasks", ["Remedy", .. Classes.Select((_, i) => $"Task {i + 1}"), "All", "Backward", "Forward", "Seconds", "Against none (95 %)"],
            [.. Whole.Select(o => (string[])[o.Remedy.Title, .. o.Matrix.Rows[^1].Select(share => $"{share:P1}"), $"{o.Matrix.Average:P1} ± {100 * o.Deviation:F1}",
                $"{100 * o.Matrix.BackwardTransfer:+0.0;-0.0}", $"{100 * o.Matrix.ForwardTransfer:+0.0;-0.0}", $"{o.Seconds:F1}", o.AgainstNone?.Points() ?? ""])]),
    ];

    public override string? Headline() => (Best() ?? Whole.FirstOrDefault()) is { } shown ? $"{shown.Matrix.Average:P1}" : null;

    private RemedyOutcome? Best() => Whole.Where(o => o.Remedy is not (Remedy.None or Remedy.Joint)).MaxBy(o => o.Matrix.Average);
}
