namespace Studio.Experiments.Results;

/// <summary>Items whose largest probability lies between two bounds.</summary>
/// <param name="Confidence">Their mean largest probability.</param>
public sealed record ReliabilityBin(double From, double To, int Items, double Confidence, double Accuracy);
