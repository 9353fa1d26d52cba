namespace Studio.Experiments.Results;

/// <summary>An estimate and the ends of its 95 % interval.</summary>
public sealed record Interval(double Estimate, double Low, double High);
