using Studio.Experiments.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Textures;

/// <summary>One of the two generated data sets of textures, (3, 32, 32): a texture fills the picture,
/// turned by any angle, in two colours of any hue.</summary>
internal sealed record TextureDomain(IReadOnlyList<TextureFamily> Families, TextureStyle Style, DrawnItems Items)
{
    private const int Side = 32;

    /// <summary>Learnt on: full colours, clean pictures.</summary>
    public static TextureDomain Source { get; } = Of("textures-source", SourceTextures.All, new(0.85, 1.2, 1, 60, 0.2, 14), 50_000_000,
        [(DataPart.Train, 400), (DataPart.Validation, 50), (DataPart.Test, 100)]);

    /// <summary>Transferred to: other textures in muted colours under a lamp, as a cheap camera sees them.</summary>
    public static TextureDomain Target { get; } = Of("textures-target", TargetTextures.All, new(0.75, 1.3, 0.35, 45, 0.5, 30), 60_000_000,
        [(DataPart.Train, 650), (DataPart.Test, 200)]);

    public RawImage Render(int index)
    {
        var random = new GlyphRandom(Items.SeedOf(index));
        var (dark, bright) = Colours(random);
        var (sine, cosine) = Math.SinCos(random.Between(0, 2 * Math.PI));
        var (scale, left, top) =
            (random.Between(Style.SmallestScale, Style.LargestScale), random.Between(0, 1000), random.Between(0, 1000));
        var (shade, (lampSine, lampCosine)) = (random.Between(0, Style.MostShade), Math.SinCos(random.Between(0, 2 * Math.PI)));
        var texture = Families[Items.Item(index).Label].Draw(random);
        var pixels = new byte[Side * Side * 3];
        for (var place = 0; place < Side * Side; place++)
        {
            var (x, y) = (place % Side - Side / 2.0, place / Side - Side / 2.0);
            var share = (int)(256 * texture(left + scale * (cosine * x - sine * y), top + scale * (sine * x + cosine * y)));
            var colour = dark.Towards(bright, share);
            var light = 1 - shade * (0.5 + (lampCosine * x + lampSine * y) / (1.42 * Side));
            for (var channel = 0; channel < 3; channel++)
                pixels[3 * place + channel] = (byte)Math.Clamp(colour[channel] * light + random.Around(Style.Noise), 0, 255);
        }
        return new(Side, Side, 3, pixels);
    }

    private static TextureDomain Of(string key, IReadOnlyList<TextureFamily> families, TextureStyle style, ulong firstSeed,
        IReadOnlyList<(DataPart Part, int PerClass)> parts) =>
        new(families, style, new(key, families.Count, firstSeed, parts));

    private (GlyphColor Dark, GlyphColor Bright) Colours(GlyphRandom random)
    {
        while (true)
        {
            var (dark, bright) = (Colour(), Colour());
            if (Math.Abs(dark.Luma - bright.Luma) >= Style.LeastContrast)
                return (dark, bright);
        }

        GlyphColor Colour() => GlyphColor.Of(random.Between(0, 360), random.Between(0, Style.MostSaturation), random.Between(0.1, 1));
    }
}
