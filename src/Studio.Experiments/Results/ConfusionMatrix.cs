namespace Studio.Experiments.Results;

/// <summary>Counts of (true class, predicted class); rows are true, columns predicted.</summary>
public sealed record ConfusionMatrix(IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<long>> Counts);
