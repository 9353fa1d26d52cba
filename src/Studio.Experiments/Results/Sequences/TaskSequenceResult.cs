using System.Text.Json.Serialization;
using Studio.Experiments.Recipes;

namespace Studio.Experiments.Results.Sequences;

/// <summary>What each method keeps of tasks that were learnt one after another, over the same seeds.</summary>
/// <param name="Classes">Of each task, by name.</param>
/// <param name="Outcomes">Without a method first.</param>
public sealed record TaskSequenceResult(string Dataset, string Backbone, TaskScenario Scenario,
    IReadOnlyList<IReadOnlyList<string>> Classes, IReadOnlyList<MethodOutcome> Outcomes) : CellResult
{
    /// <summary>"accuracy" and "forgotten", in percent and points, are those without a method; "best" names the method that ends highest,
    /// joint training apart.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
        Whole.FirstOrDefault(o => o.Method is ContinualMethod.Naive) is not { } none ? [] :
    [
        new ResultFigure.Number("accuracy", 100 * none.Matrix.Average),
        new ResultFigure.Number("forgotten", -100 * none.Matrix.BackwardTransfer),
        .. Best() is { } best ? new[] { new ResultFigure.Word("best", best.Method.Title) } : [],
    ];

    private IEnumerable<MethodOutcome> Whole => Outcomes.Where(o => o.Seeds.Count > 0);

    public override string Summary() => string.Join("; ", Outcomes.Select(o => $"{o.Method.Title} {o.Matrix.Average:P1}"));

    public override IReadOnlyList<ResultTable> Tables() =>
    [
        new($"Accuracy after {Classes.Count} tasks",
            ["Method", .. Classes.Select((_, i) => $"Task {i + 1}"), "All", "Backward", "Forward", "Seconds", "Against naive (95 %)"],
            [.. Whole.Select(o => (string[])[o.Method.Title, .. o.Matrix.Rows[^1].Select(share => $"{share:P1}"),
                $"{o.Matrix.Average:P1} ± {100 * o.Deviation:F1}",
                $"{100 * o.Matrix.BackwardTransfer:+0.0;-0.0}", $"{100 * o.Matrix.ForwardTransfer:+0.0;-0.0}", $"{o.Seconds:F1}",
                o.AgainstNone?.Points() ?? ""])]),
    ];

    public override string? Headline() => (Best() ?? Whole.FirstOrDefault()) is { } shown ? $"{shown.Matrix.Average:P1}" : null;

    private MethodOutcome? Best() =>
        Whole.Where(o => o.Method is not (ContinualMethod.Naive or ContinualMethod.Joint)).MaxBy(o => o.Matrix.Average);
}
