using System.Text.Json.Serialization;

namespace Studio.Experiments.Results;

/// <summary>Candidates for a data set, in the order in which they were given.</summary>
/// <param name="FitImages">Labelled images that the scores saw.</param>
/// <param name="Outcomes">Empty where no head was taught.</param>
public sealed record BackboneChoiceResult(string Dataset, int FitImages, IReadOnlyList<ScoredBackbone> Candidates, IReadOnlyList<ScoreReliability> Reliability,
    IReadOnlyList<ForecastOutcome> Outcomes) : CellResult
{
    /// <summary>Where heads were taught: "best source" names what the network with the best of them had learnt before, "gap" is by how many points the worst lies below it.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures => Candidates.Where(c => c.TestAccuracy is not null).OrderByDescending(c => c.TestAccuracy).ToArray() is { Length: > 1 } tried
        ? [new ResultFigure.Word("best source", tried[0].Source), new ResultFigure.Number("gap", 100 * (tried[0].TestAccuracy - tried[^1].TestAccuracy)!.Value)] : [];

    public override string? Headline() => Candidates.Where(c => c.TestAccuracy is not null).MaxBy(c => c.TestAccuracy) is { } best ? $"best from {best.Source}" : null;
}
