namespace Studio.Experiments.Results;

/// <summary>Items of each part of a data set that a training used.</summary>
public sealed record PartSizes(int Train, int Validation, int Test);
