namespace Studio.Experiments.Results.Choice;

/// <summary>How far a score can be trusted on these data, said plainly.</summary>
/// <param name="Score">Key of the <see cref="ForecastScore"/>.</param>
public sealed record ScoreReliability(string Score, bool IsReliable, string Sentence);
