namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>Finds the strides and paddings by which layers of known kernels lead to images of a usual side.</summary>
/// <remarks>Each kernel has a convention, its first option. The rows that leave the fewest conventions are taken, if they are the only
/// ones; otherwise somebody has to say.</remarks>
internal static class StrideSearch
{
    private const int MostLeft = 2, LargestSide = 1024;

    private static readonly int[] s_greySides = [28, 32, 64, 128, 256], s_colourSides = [32, 64, 128, 256];

    /// <summary>The rows with their strides, and the side S.</summary>
    /// <param name="known">Side of the images where it is known.</param>
    /// <exception cref="InvalidDataException">No choice, or several, lead to a usual side.</exception>
    public static (IReadOnlyList<LayerRow> Rows, int Side) Find(LayerReading reading, int? known)
    {
        var rows = reading.Rows;
        int[] sides = known is { } only ? [only] : reading.Channels == 1 ? s_greySides : s_colourSides;
        var found = (reading.IsGenerator
            ? Choices(reading, 0, 1, 0, []).Select(c => (c.Rows, c.Left, Side: ImageSide(reading, c.Side)))
                .Where(c => sides.Contains(c.Side))
            : sides.SelectMany(s => Choices(reading, 0, s, 0, []).Where(c => c.Side == 1).Select(c => (c.Rows, c.Left, Side: s))))
            .ToArray();
        if (found.Length == 0)
            throw new InvalidDataException($"No usual strides and paddings lead from '{rows[0].Key}' to '{rows[^1].Key}' with images of "
                + $"{string.Join(", ", sides)} pixels. State them in a layout file: strides, paddings and activations, one per layer.");
        var least = found.Min(c => c.Left);
        var best = found.Where(c => c.Left == least).GroupBy(c => c.Side).MinBy(g => Array.IndexOf(sides, g.Key))!.ToArray();
        return best.Length == 1 && least <= MostLeft ? (best[0].Rows, best[0].Side)
            : throw new InvalidDataException($"{best.Length} choices of strides and paddings lead to {best[0].Side} pixels, for example "
                + $"{string.Join(" or ", best.Take(2).Select(c => Stated(c.Rows)))}. The weights do not tell which; "
                + "state them in a layout file.");
    }

    private static string Stated(IReadOnlyList<LayerRow> rows) =>
        $"strides {string.Join(", ", rows.Select(r => r.Stride))} with paddings {string.Join(", ", rows.Select(r => r.Padding))}";

    private static int ImageSide(LayerReading reading, int side) => reading.Rows[^1].Kind == LayerKind.Linear
        ? (int)Math.Sqrt(reading.Rows[^1].Outputs / reading.Channels) : side;

    /// <summary>All ways through the layers from one on, with the side that they end in and how many conventions they leave.</summary>
    private static IEnumerable<(IReadOnlyList<LayerRow> Rows, int Side, int Left)> Choices(LayerReading reading, int i, int side, int left,
        IReadOnlyList<LayerRow> before)
    {
        if (i == reading.Rows.Count)
        {
            yield return (before, reading.Rows[^1].Kind == LayerKind.Linear ? 1 : side, left);
            yield break;
        }
        var row = reading.Rows[i];
        if (row.Kind == LayerKind.Linear)
        {
            // Flat values of a square, or values that become one.
            var inner = i > 0 && before[^1].Kind != LayerKind.Linear ? before[^1].Outputs * side * side : row.Inputs;
            if (inner != row.Inputs || i == 0 && !reading.IsGenerator && row.Inputs != reading.Channels * side * side)
                yield break;
            var next = i + 1 < reading.Rows.Count && reading.Rows[i + 1].Kind != LayerKind.Linear
                ? (int)Math.Sqrt(row.Outputs / reading.Rows[i + 1].Inputs) : 1;
            foreach (var choice in Choices(reading, i + 1, next, left, [.. before, row]))
                yield return choice;
            yield break;
        }
        foreach (var (n, (stride, padding)) in Options(row, i == 0, i == reading.Rows.Count - 1, reading.IsGenerator).Index())
        {
            var chosen = row with { Stride = stride, Padding = padding };
            if (chosen.Side(side) is >= 1 and <= LargestSide and var next && left + (n > 0 ? 1 : 0) <= MostLeft + 1)
                foreach (var choice in Choices(reading, i + 1, next, left + (n > 0 ? 1 : 0), [.. before, chosen]))
                    yield return choice;
        }
    }

    private static (int Stride, int Padding)[] Options(LayerRow row, bool isFirst, bool isLast, bool isGenerator) =>
        (row.Kind, row.Kernel) switch
        {
            // From one pixel a stride changes nothing.
            (LayerKind.TransposedConvolution, _) when isFirst => [(1, 0)],
            (LayerKind.TransposedConvolution, 2) => [(2, 0)],
            (LayerKind.TransposedConvolution, 3) => [(1, 1), (2, 1), (2, 0), (1, 0)],
            (LayerKind.TransposedConvolution, 4) => [(2, 1), (1, 0), (2, 0)],
            (LayerKind.TransposedConvolution, 6) => [(2, 2)],
            (LayerKind.Convolution, 2) => [(2, 0)],
            (LayerKind.Convolution, 4) when isLast => [(1, 0), (2, 1), (2, 0)],
            (LayerKind.Convolution, 4) => [(2, 1), (2, 0), (1, 0)],
            (LayerKind.Convolution, 3) when !isGenerator => isLast ? [(1, 0), (1, 1), (2, 1)] : [(1, 1), (2, 1)],
            (LayerKind.Convolution, 5) when !isGenerator => [(2, 2), (1, 2)],
            _ => [(1, row.Kernel / 2)],
        };
}
