namespace Studio.Web.Cells.Layers;

/// <summary>Learning rates on a logarithmic scale from 0 (1e-7) to 1 (1).</summary>
public static class RateScale
{
    private const double Lowest = -7, Highest = 0;

    public static double Place(double rate) => Math.Clamp((Math.Log10(Math.Max(rate, 1e-12)) - Lowest) / (Highest - Lowest), 0, 1);

    /// <summary>A rate that one would write down: two digits.</summary>
    public static double Rate(double place) => Rounded(Math.Pow(10, Lowest + Math.Clamp(place, 0, 1) * (Highest - Lowest)));

    /// <summary>The next rate of a keyboard: ten steps to a factor of ten.</summary>
    public static double Step(double rate, int steps) =>
        Rounded(Math.Pow(10, Math.Clamp(Math.Log10(rate) + steps / 10.0, Lowest, Highest)));

    /// <summary>The decay per stage under which the rate falls from one end of the unfrozen stages to the other.</summary>
    public static double Decay(double atHead, double atInput, int stages) =>
        stages < 2 ? 1 : Math.Clamp(Math.Round(Math.Pow(atInput / atHead, 1.0 / (stages - 1)), 3), .01, 1);

    private static double Rounded(double rate)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(rate)) - 1);
        return double.Parse((Math.Round(rate / unit) * unit).ToString("G2"));
    }
}
