namespace Studio.Experiments.Results;

/// <summary>A block of the layer map, from input to head; the last one is the head.</summary>
public sealed record StageResult(string Name, long Parameters);
