namespace Studio.Experiments.Events;

/// <summary>One point of a curve, for example ("loss/train", 120, 0.43).</summary>
public sealed record MetricPoint(string Series, int Step, double Value);
