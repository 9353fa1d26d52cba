using Studio.Learning.Data.Glyphs;

namespace Studio.Learning.Data.Textures;

/// <summary>A class of textures.</summary>
/// <param name="Draw">One texture of the class: brightness from 0 to 1 at (x, y), which are pixels on a plane that
/// is turned, scaled and shifted afterwards.</param>
internal sealed record TextureFamily(string Name, Func<GlyphRandom, Func<double, double, double>> Draw);
