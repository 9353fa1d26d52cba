namespace Studio.Experiments.Results;

/// <summary>Candidates for a data set, in the order in which they were given.</summary>
/// <param name="FitImages">Labelled images that the scores saw.</param>
/// <param name="Outcomes">Empty where no head was taught.</param>
public sealed record BackboneChoiceResult(string Dataset, int FitImages, IReadOnlyList<ScoredBackbone> Candidates, IReadOnlyList<ScoreReliability> Reliability,
    IReadOnlyList<ForecastOutcome> Outcomes) : CellResult;
