namespace Studio.Learning.Data.Splits;

/// <summary>One split of the labelled images; both are indices into the data set's items, ascending, and disjoint except for one label per
/// class (<see cref="DataSplit.ValidatesOnTrain"/>).</summary>
/// <param name="Train">What the weights are fitted to.</param>
/// <param name="Validation">What early stopping, rates and calibration are chosen by.</param>
public sealed record DataFold(IReadOnlyList<int> Train, IReadOnlyList<int> Validation);
