using static Studio.Learning.Data.Textures.Profile;

namespace Studio.Learning.Data.Textures;

/// <summary>The 12 textures of the target: cloths, stones and tilings; none is among the source's.</summary>
internal static class TargetTextures
{
    public static IReadOnlyList<TextureFamily> All { get; } =
    [
        new("corduroy", _ => (x, y) => Triangle(x / 5) * (0.65 + 0.35 * Wave(y / 2.8))),
        new("herringbone", _ => (x, y) => Wave((IsOdd(x / 7) ? x + y : x - y) / 4.2)),
        new("houndstooth", _ => (x, y) => (IsOdd(x / 4.5) && IsOdd(y / 4.5))
            || (IsOdd(x / 4.5) != IsOdd(y / 4.5) && Fraction((x + y) / 4.5) < 0.5) ? 1 : 0),
        new("tartan",
            _ => (x, y) =>
                (Above(Triangle(x / 13), 0.62) + Above(Triangle(y / 13), 0.62) + Above(Triangle(x / 13 + 0.5), 0.87)
                    + Above(Triangle(y / 13 + 0.5), 0.87)) / 2),
        new("triangles", _ => (x, y) => IsOdd(x / 7) ^ IsOdd((x + 1.73 * y) / 14) ^ IsOdd((x - 1.73 * y) / 14) ? 1 : 0),
        new("crosses", _ => Crosses),
        Noise("pebbles", lattice => (x, y) => 1 - lattice.Cells(x, y, 7, 0.8).Nearest),
        Noise("terrazzo", lattice => (x, y) => lattice.Cells(x, y, 6, 1) is var (near, second, number) && number > 0.55
            && second - near > 0.22 ? 1 : 0.12),
        Noise("camouflage", lattice => (x, y) => Math.Floor(3.99 * Math.Clamp(1.8 * lattice.Fractal(x, y, 12) - 0.4, 0, 1)) / 3),
        Noise("fur", lattice => (x, y) => lattice.Smooth(6 * (x + 3 * lattice.Smooth(x, y, 12, 7)), y, 9)),
        Noise("sand", lattice => (x, y) => (lattice.Smooth(x, y, 1.8) + lattice.At(Math.Floor(x), Math.Floor(y), 8)) / 2),
        Noise("agate", lattice => (x, y) => Triangle(4 * lattice.Smooth(x, y, 15))),
    ];

    private static TextureFamily Noise(string name, Func<Lattice, Func<double, double, double>> draw) =>
        new(name, random => draw(new(random)));

    /// <summary>Small upright crosses, every second row shifted by half a space.</summary>
    private static double Crosses(double x, double y)
    {
        var (u, v) = (Math.Abs(Fraction((x + (IsOdd(y / 8) ? 4 : 0)) / 8) - 0.5), Math.Abs(Fraction(y / 8) - 0.5));
        return Math.Min(u, v) < 0.1 && Math.Max(u, v) < 0.34 ? 1 : 0;
    }
}
