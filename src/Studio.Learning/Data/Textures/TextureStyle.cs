namespace Studio.Learning.Data.Textures;

/// <summary>How a domain takes its pictures of textures: the reach of all that is random whatever the class.</summary>
/// <param name="SmallestScale">Of the plane, least; the texture's own lengths are at 1.</param>
/// <param name="MostSaturation">Of the two colours that dark and bright are drawn in.</param>
/// <param name="LeastContrast">Least difference in brightness of the two colours, of 255.</param>
/// <param name="MostShade">Largest share of light that is lost from one side to the other.</param>
/// <param name="Noise">Largest change of a channel by noise.</param>
internal sealed record TextureStyle(double SmallestScale, double LargestScale, double MostSaturation, int LeastContrast,
    double MostShade, int Noise);
