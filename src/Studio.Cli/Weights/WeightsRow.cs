using Studio.Learning.Weights;

namespace Studio.Cli.Weights;

/// <summary>One line of `studio weights list`.</summary>
/// <param name="Bytes">Size, exact or as published.</param>
/// <param name="Top1">Percent, as published.</param>
internal sealed record WeightsRow(string Name, string Backbone, string Source, string License, Uri? Address, string? HashPrefix,
    long? Bytes, double? Top1)
{
    /// <summary>Percent, as published.</summary>
    public double? Top5 { get; init; }

    public required bool IsHere { get; init; }

    public static WeightsRow Of(PublishedWeights weights, WeightStore store) =>
        new(weights.Key, weights.Backbone, weights.Source, weights.License,
        weights.Address, weights.HashPrefix, weights.ApproximateBytes, weights.Top1)
    {
        Top5 = weights.Top5,
        IsHere = store.Has(weights),
    };
}
