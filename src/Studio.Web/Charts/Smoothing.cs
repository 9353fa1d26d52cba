namespace Studio.Web.Charts;

/// <summary>An exponential moving average that starts without a bias towards zero, point by point,
/// so that a live curve is smoothed as it grows.</summary>
/// <remarks>Kingma and Ba, "Adam", ICLR 2015, arXiv:1412.6980, section 3: the correction of the first moment.</remarks>
/// <param name="weight">From 0, the raw curve, to below 1, ever smoother.</param>
public sealed class Smoothing(double weight)
{
    private double _sum;
    private double _trust;

    public double Next(double value)
    {
        if (!double.IsFinite(value))
            return value;
        _sum = weight * _sum + (1 - weight) * value;
        _trust = weight * _trust + (1 - weight);
        return _sum / _trust;
    }

    public static IReadOnlyList<double> Of(IEnumerable<double> values, double weight)
    {
        var smoothing = new Smoothing(weight);
        return [.. values.Select(smoothing.Next)];
    }
}
