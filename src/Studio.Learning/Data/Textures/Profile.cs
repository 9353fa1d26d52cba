namespace Studio.Learning.Data.Textures;

/// <summary>Periodic lines and soft edges, all from 0 to 1.</summary>
internal static class Profile
{
    /// <summary>A sine of period 1.</summary>
    public static double Wave(double t) => 0.5 + 0.5 * Math.Sin(2 * Math.PI * t);

    /// <summary>Up and down in straight lines, period 1.</summary>
    public static double Triangle(double t) => Math.Abs(2 * Fraction(t) - 1);

    /// <summary>Where t is in its period.</summary>
    public static double Fraction(double t) => t - Math.Floor(t);

    /// <summary>1 well above the threshold, 0 well below it, and in between over <paramref name="width"/>.</summary>
    public static double Above(double value, double threshold, double width = 0.12) => Math.Clamp((value - threshold) / width + 0.5, 0, 1);

    public static bool IsOdd(double number) => ((long)Math.Floor(number) & 1) != 0;
}
