namespace Studio.Experiments.Results.Evidence;

/// <summary>How far the statistics of batch normalisation lie from others, over all channels.</summary>
/// <param name="Means">Mean distance of the means, in deviations of the others.</param>
/// <param name="Deviations">Geometric mean of the ratio of the deviations: 1 where they agree,
/// 0.25 where the values spread a quarter as far.</param>
public sealed record StatisticsShift(double Means, double Deviations);
