namespace Studio.Experiments.Events;

/// <summary>One fold of a cross-validation: a training of its own that is validated on the images it leaves out.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">Folds there are.</param>
public sealed record Fold(int Number, int Count);
