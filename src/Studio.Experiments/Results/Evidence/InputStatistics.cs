namespace Studio.Experiments.Results.Evidence;

/// <summary>Pixel values of training images as the network sees them, normalised.</summary>
/// <param name="Mean">One a channel.</param>
/// <param name="Deviation">One a channel.</param>
/// <param name="IsStandardised">The weights were trained on values with a mean near 0 and a deviation near 1.</param>
/// <param name="FirstLayer">How far the statistics that these values give in the network's first batch normalisation
/// lie from those that the pretrained weights keep there; null without pretrained weights or batch normalisation.</param>
/// <param name="Margin">Null where it is not known that pretraining left one empty.</param>
public sealed record InputStatistics(IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation, bool IsStandardised,
    StatisticsShift? FirstLayer, MarginStatistics? Margin = null)
{
    /// <summary>Null for grey images, and in results of an older studio.</summary>
    public PhotoStatistics? Photo { get; init; }
}
