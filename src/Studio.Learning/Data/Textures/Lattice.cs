using Studio.Learning.Data.Glyphs;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Textures;

/// <summary>Random numbers on a grid without end, and the noises that are made of them; all are from 0 to 1.</summary>
/// <remarks>Value noise and its octaves: Perlin, "An Image Synthesizer", SIGGRAPH 1985. Cells: Worley,
/// "A Cellular Texture Basis Function", SIGGRAPH 1996.</remarks>
internal sealed class Lattice(GlyphRandom random)
{
    private readonly ulong _seed = (ulong)random.Whole(int.MaxValue);

    /// <summary>The number at a crossing; another <paramref name="stream"/> is another grid.</summary>
    public double At(double column, double row, int stream = 0)
    {
        var hash = SeededOrder.Mix(
            _seed ^ SeededOrder.Mix((ulong)(long)column + SeededOrder.Mix((ulong)(long)row + ((ulong)stream << 40))));
        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Smooth hills, about <paramref name="period"/> pixels from one to the next.</summary>
    public double Smooth(double x, double y, double period, int stream = 0)
    {
        var (column, row) = (Math.Floor(x / period), Math.Floor(y / period));
        var (u, v) = (Ease(x / period - column), Ease(y / period - row));
        var top = At(column, row, stream) * (1 - u) + At(column + 1, row, stream) * u;
        var bottom = At(column, row + 1, stream) * (1 - u) + At(column + 1, row + 1, stream) * u;
        return top * (1 - v) + bottom * v;
    }

    /// <summary>Three octaves of hills, each half as wide and half as high as the one before.</summary>
    public double Fractal(double x, double y, double period) =>
        (4 * Smooth(x, y, period, 1) + 2 * Smooth(x, y, period / 2, 2) + Smooth(x, y, period / 4, 3)) / 7;

    /// <summary>Distances in units of <paramref name="spacing"/> to the nearest and the second nearest of points, one in each square, and
    /// the nearest one's own number.</summary>
    /// <param name="jitter">How far a point may leave its square's middle: 0 for a regular grid, 1 for chance.</param>
    public (double Nearest, double Second, double Number) Cells(double x, double y, double spacing, double jitter)
    {
        var (u, v) = (x / spacing, y / spacing);
        var (nearest, second, number) = (double.MaxValue, double.MaxValue, 0d);
        for (var row = Math.Floor(v) - 1; row <= Math.Floor(v) + 1; row++)
            for (var column = Math.Floor(u) - 1; column <= Math.Floor(u) + 1; column++)
            {
                var (dx, dy) =
                    (column + 0.5 + jitter * (At(column, row, 4) - 0.5) - u, row + 0.5 + jitter * (At(column, row, 5) - 0.5) - v);
                var distance = Math.Sqrt(dx * dx + dy * dy);
                if (distance < nearest)
                    (nearest, second, number) = (distance, nearest, At(column, row, 6));
                else if (distance < second)
                    second = distance;
            }
        return (nearest, second, number);
    }

    private static double Ease(double t) => t * t * (3 - 2 * t);
}
