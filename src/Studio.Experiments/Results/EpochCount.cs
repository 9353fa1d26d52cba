namespace Studio.Experiments.Results;

/// <summary>Epochs of a training.</summary>
/// <param name="Count">All that were run, those of a warm-up too.</param>
/// <param name="Best">The one whose weights are kept, from 0, by the validation set.</param>
public sealed record EpochCount(int Count, int Best);
