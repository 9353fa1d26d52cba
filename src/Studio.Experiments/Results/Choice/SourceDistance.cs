namespace Studio.Experiments.Results.Choice;

/// <summary>How far the target's features lie from those of the source; each is 0 where the two agree.</summary>
/// <param name="Discrepancy">Maximum mean discrepancy, from 0 to 2.</param>
public sealed record SourceDistance(double Frechet, double Discrepancy, double Coral);
