using System.Text.Json.Serialization;

namespace Studio.Experiments.Results.Choice;

/// <summary>Candidates for a data set, in the order in which they were given.</summary>
/// <param name="TrainImages">Labelled images that the scores saw.</param>
/// <param name="Outcomes">Empty where no head was trained.</param>
public sealed record BackboneChoiceResult(string Dataset, int TrainImages, IReadOnlyList<ScoredBackbone> Candidates, IReadOnlyList<ScoreReliability> Reliability,
    IReadOnlyList<ForecastOutcome> Outcomes) : CellResult
{
    /// <summary>Where heads were trained: "best source" is the pretraining data of the network with the highest test accuracy, "gap" the points between the best and the worst.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures => Candidates.Where(c => c.TestAccuracy is not null).OrderByDescending(c => c.TestAccuracy).ToArray() is { Length: > 1 } tried
        ? [new ResultFigure.Word("best source", tried[0].Source), new ResultFigure.Number("gap", 100 * (tried[0].TestAccuracy - tried[^1].TestAccuracy)!.Value)] : [];

    private IEnumerable<ScoredBackbone> Ranked => Candidates.OrderByDescending(c => c.LogMe);

    public override string Summary() => Ranked.FirstOrDefault() is { } first ? $"{first.Title} first of {Candidates.Count} by LogME" : "no candidates";

    public override string PlainText() => string.Join('\n', Ranked.Select(c => $"{c.Title}: LogME {c.LogMe:F3}, test accuracy {c.TestAccuracy:P1}"));

    public override IReadOnlyList<ResultTable> Tables() =>
    [
        new("Which backbone?", ["Network", .. ForecastScore.All.Select(s => s.Title), "Multiply-adds", "Test accuracy"],
            [.. Ranked.Select(c => (string[])[c.Title, .. ForecastScore.All.Select(s => $"{s.Of(c):F3}"), $"{c.Cost.MultiplyAdds:N0}", $"{c.TestAccuracy:P1}"])])
        {
            Notes = [.. Outcomes.Select(o => $"{ForecastScore.All.Single(s => s.Key == o.Score).Title}: rank {o.Rank} of {o.Candidates}, regret {o.Regret:P1}"
                + (o.Agreement is { } a ? $", tau {a.Tau:F2} (chance {a.ChanceLow:F2} to {a.ChanceHigh:F2})" : ""))],
        },
    ];

    public override string? Headline() => Candidates.Where(c => c.TestAccuracy is not null).MaxBy(c => c.TestAccuracy) is { } best ? $"best from {best.Source}" : null;
}
