namespace Studio.Experiments.Results.Evidence;

/// <summary>Statistics that separate colour photos from drawings, over the network's input pixels.</summary>
/// <param name="Colour">Mean difference between the strongest and the weakest of red, green and blue, from 0 to 1.</param>
/// <param name="Roughness">Mean squared difference of neighbouring pixels, as a share of that of pixels eight apart.
/// In photos light changes slowly, and it is about 0.15; what is drawn with hard edges or grain has 0.25 and more.</param>
public sealed record PhotoStatistics(double Colour, double Roughness);
