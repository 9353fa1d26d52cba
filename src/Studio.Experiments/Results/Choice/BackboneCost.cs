namespace Studio.Experiments.Results.Choice;

/// <summary>What a backbone costs for one image, without its head.</summary>
/// <param name="MultiplyAdds">Of its convolutions and linear layers.</param>
/// <param name="ImagesPerSecond">Measured on this machine, evaluation only.</param>
/// <param name="Bytes">Size of the weights' file; null at random weights.</param>
public sealed record BackboneCost(long MultiplyAdds, long Parameters, double ImagesPerSecond, long? Bytes);
