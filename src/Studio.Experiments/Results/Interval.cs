namespace Studio.Experiments.Results;

/// <summary>An estimate and the ends of its 95 % interval.</summary>
public sealed record Interval(double Estimate, double Low, double High)
{
    /// <summary>Of a share, for people.</summary>
    public string Percent() => $"{Estimate:P2} ({Low:P1} to {High:P1})";

    /// <summary>Of a difference of shares, for people, in percentage points.</summary>
    public string Points() => $"{100 * Estimate:+0.0;-0.0} points ({100 * Low:+0.0;-0.0} to {100 * High:+0.0;-0.0})";
}
