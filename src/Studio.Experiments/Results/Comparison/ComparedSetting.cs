namespace Studio.Experiments.Results.Comparison;

/// <param name="Values">One value a row, as people read it.</param>
public sealed record ComparedSetting(string Setting, IReadOnlyList<string> Values);
