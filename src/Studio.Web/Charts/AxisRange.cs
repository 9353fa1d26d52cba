namespace Studio.Web.Charts;

/// <summary>Where an axis begins and ends. It grows when data leave it and never shrinks by itself,
/// so that a living chart stands still.</summary>
public sealed record AxisRange(double Low, double High)
{
    /// <summary>Beyond it the length of an axis is not finite.</summary>
    private const double Furthest = 1e300;

    /// <summary>The smallest range between round numbers around the finite values; null if there are none.</summary>
    public static AxisRange? Around(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            if (double.IsFinite(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low > high ? null : Round(low, high);
    }

    /// <summary>This range if it holds the other, else one around both.</summary>
    public AxisRange Grow(AxisRange? other) => other is null || other.Low >= Low && other.High <= High
        ? this : Round(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>In powers of ten, for a logarithmic axis; values at or below 0 have no place on it.</summary>
    public static AxisRange? AroundLogarithms(IEnumerable<double> values) => Around(values.Where(v => v > 0).Select(Math.Log10));

    private static AxisRange Round(double low, double high)
    {
        (low, high) = (Math.Clamp(low, -Furthest, Furthest), Math.Clamp(high, -Furthest, Furthest));
        if (high - low < 1e-12)
            (low, high) = (low - Math.Max(Math.Abs(low), 1) * .05, high + Math.Max(Math.Abs(high), 1) * .05);
        var step = Step((high - low) / 5);
        return new(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step);
    }

    /// <summary>1, 2 or 5 times a power of ten, at least <paramref name="wanted"/>.</summary>
    private static double Step(double wanted)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return power * ((wanted / power) switch { <= 1.0000001 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}
