namespace Studio.Experiments.Results.Evidence;

/// <summary>An image that is in two parts; both are indices into the data set's items.</summary>
public sealed record CopiedItem(int Labelled, int Test);
