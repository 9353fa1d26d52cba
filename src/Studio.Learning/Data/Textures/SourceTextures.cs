using static Studio.Learning.Data.Textures.Profile;

namespace Studio.Learning.Data.Textures;

/// <summary>The 24 textures that a network learns on: periodic ones, scattered ones and noises.</summary>
internal static class SourceTextures
{
    public static IReadOnlyList<TextureFamily> All { get; } =
    [
        new("fine stripes", _ => (x, _) => Wave(x / 3.4)),
        new("broad stripes", _ => (x, _) => Wave(x / 10)),
        Noise("barcode", lattice => (x, _) => Above(lattice.Smooth(x, 0, 2.6), 0.5)),
        new("waves", _ => (x, y) => Wave((y + 3 * Math.Sin(x / 2.4)) / 5.5)),
        new("zigzags", _ => (x, y) => Wave((y + 7 * Triangle(x / 11)) / 5.5)),
        new("checks", _ => (x, y) => IsOdd(x / 5) ^ IsOdd(y / 5) ? 1 : 0),
        new("plaid", _ => (x, y) => (Wave(x / 7) + Wave(y / 7)) / 2),
        new("grid", _ => (x, y) => Math.Max(Above(Triangle(x / 7), 0.75), Above(Triangle(y / 7), 0.75))),
        new("bricks", _ => (x, y) => Math.Max(Above(Triangle(y / 5), 0.7), Above(Triangle((x + (IsOdd(y / 5 + 0.5) ? 5 : 0)) / 10), 0.84))),
        Noise("polka dots", lattice => (x, y) => 1 - Above(lattice.Cells(x, y, 6.5, 0).Nearest, 0.3)),
        Noise("scattered dots", lattice => (x, y) => 1 - Above(lattice.Cells(x, y, 6.5, 1).Nearest, 0.27)),
        Noise("rings", lattice => (x, y) => Wave(lattice.Cells(x, y, 16, 0.9).Nearest * 4.5)),
        Noise("cell walls", lattice => (x, y) => lattice.Cells(x, y, 8, 0.9) is var (near, second, _) ? 1 - Above(second - near, 0.14) : 0),
        Noise("mosaic", lattice => (x, y) => lattice.Cells(x, y, 6, 0.9).Number),
        Noise("white noise", lattice => (x, y) => lattice.At(Math.Floor(x), Math.Floor(y))),
        Noise("clouds", lattice => (x, y) => Above(lattice.Fractal(x, y, 16), 0.5, 0.7)),
        Noise("blots", lattice => (x, y) => Above(lattice.Smooth(x, y, 5), 0.5)),
        Noise("brushed metal", lattice => (x, y) => lattice.Smooth(x * 8, y, 8)),
        Noise("marble", lattice => (x, y) => Wave(x / 11 + 2.2 * lattice.Fractal(x, y, 14))),
        Noise("wood", lattice => (x, y) => Fraction(x / 8 + 1.3 * lattice.Smooth(x, y / 4, 9))),
        Noise("speckles", lattice => (x, y) => lattice.At(Math.Floor(x / 1.3), Math.Floor(y / 1.3)) > 0.9 ? 1 : 0),
        new("scales", _ => Scales),
        new("basket weave", _ => (x, y) => IsOdd(x / 8) ^ IsOdd(y / 8) ? Wave(x / 2.67) : Wave(y / 2.67)),
        Noise("cracks", lattice => (x, y) => 1 - Above(Math.Abs(lattice.Smooth(x, y, 9) - 0.5), 0.05, 0.06)),
    ];

    private static TextureFamily Noise(string name, Func<Lattice, Func<double, double, double>> draw) =>
        new(name, random => draw(new(random)));

    /// <summary>Rows of half circles, each row over the one below and shifted by half a scale.</summary>
    private static double Scales(double x, double y)
    {
        var row = Math.Floor(y / 4.5);
        var (u, v) = (Fraction((x + (IsOdd(row) ? 4.5 : 0)) / 9) * 9 - 4.5, Fraction(y / 4.5) * 4.5);
        return Fraction(Math.Sqrt(u * u + v * v) / 4.7);
    }
}
