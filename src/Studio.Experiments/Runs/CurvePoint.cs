namespace Studio.Experiments.Runs;

/// <summary>One point of one curve.</summary>
public readonly record struct CurvePoint(int Step, double Value);
