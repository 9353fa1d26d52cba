using Studio.Experiments.Recipes;

namespace Studio.Experiments.Results.Sequences;

/// <summary>One network that learnt the tasks of a sequence, or is at it.</summary>
public sealed record SequenceTrial(ContinualMethod Method, ulong Seed, AccuracyMatrix Matrix, double Seconds);
