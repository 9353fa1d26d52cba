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

    public override string? Headline() => (Best() ?? Whole.FirstOrDefault()) is { } shown ? $"{shown.Matrix.Average:P1}" : null;

    private RemedyOutcome? Best() => Whole.Where(o => o.Remedy is not (Remedy.None or Remedy.Joint)).MaxBy(o => o.Matrix.Average);
}
