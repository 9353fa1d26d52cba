using System.Text.Json.Serialization;
using Studio.Experiments.Data;

namespace Studio.Experiments.Results.Choice;

/// <summary>Candidates for a data set, in the order in which they were given.</summary>
/// <param name="TrainImages">Labelled items that the scores are computed on.</param>
/// <param name="Outcomes">Empty where no head was trained.</param>
public sealed record BackboneChoiceResult(string Dataset, int TrainImages, IReadOnlyList<ScoredBackbone> Candidates,
    IReadOnlyList<ScoreReliability> Reliability, IReadOnlyList<ForecastOutcome> Outcomes) : CellResult
{
    /// <summary>What an item is, in the plural.</summary>
    public string Unit { get; init; } = Preprocessing.Unit;

    /// <summary>Describes the scores of the candidates; the first one ranks them.</summary>
    public IReadOnlyList<TransferabilityScore> Scores { get; init; } = FormerScores.All;

    /// <summary><see cref="Scores"/>, and any that a candidate has without a description, under its key.</summary>
    [JsonIgnore]
    public IReadOnlyList<TransferabilityScore> AllScores => [.. Scores, .. Candidates.SelectMany(c => c.Scores.Keys).Distinct()
        .Except(Scores.Select(s => s.Key)).Select(key => new TransferabilityScore(key, key, "a score without a description"))];

    /// <summary>Where heads were trained: "best source" is the pretraining data of the network with the highest test accuracy, "gap" the
    /// points between the best and the worst.</summary>
    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
        Candidates.Where(c => c.TestAccuracy is not null).OrderByDescending(c => c.TestAccuracy).ToArray() is { Length: > 1 } tried
            ? [new ResultFigure.Word("best source", tried[0].Source),
                new ResultFigure.Number("gap", 100 * (tried[0].TestAccuracy - tried[^1].TestAccuracy)!.Value)]
            : [];

    public override string Summary() => Candidates.Count > 0 && AllScores is [var score, ..]
        ? $"{score.Rank(Candidates)[0].Title} first of {Candidates.Count} by {score.Title}" : "no candidates";

    public override string PlainText() => AllScores is not [var score, ..] ? Summary() : string.Join('\n', score.Rank(Candidates)
        .Select(c => $"{c.Title}: {score.Title} {score.TextOf(c)}, test accuracy {c.TestAccuracy:P1}"));

    public override IReadOnlyList<ResultTable> Tables()
    {
        var scores = AllScores;
        var ranked = scores.Count > 0 ? scores[0].Rank(Candidates) : Candidates;
        return
        [
            new("Which backbone?", ["Network", .. scores.Select(s => s.Title), "Multiply-adds", "Test accuracy"], [.. ranked.Select(c =>
                (string[])[c.Title, .. scores.Select(s => s.TextOf(c) ?? ""), $"{c.Cost.MultiplyAdds:N0}", $"{c.TestAccuracy:P1}"])])
            {
                Notes = [.. Outcomes.Select(o => $"{TitleOf(o.Score)}: rank {o.Rank} of {o.Candidates}, regret {o.Regret:P1}"
                    + (o.Agreement is { } a ? $", tau {a.Tau:F2} (chance {a.ChanceLow:F2} to {a.ChanceHigh:F2})" : ""))],
            },
        ];
    }

    public override string? Headline() =>
        Candidates.Where(c => c.TestAccuracy is not null).MaxBy(c => c.TestAccuracy) is { } best ? $"best from {best.Source}" : null;

    /// <param name="score">A key; itself where nothing describes it.</param>
    public string TitleOf(string score) => Scores.FirstOrDefault(s => s.Key == score)?.Title ?? score;
}
