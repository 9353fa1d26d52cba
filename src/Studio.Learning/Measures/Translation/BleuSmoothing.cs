using System.Globalization;

namespace Studio.Learning.Measures.Translation;

/// <summary>What an order of n-grams without a match counts for, so that one such order does not make the whole score 0.</summary>
/// <remarks>Chen and Cherry, "A Systematic Comparison of Smoothing Techniques for Sentence-Level BLEU", WMT 2014.</remarks>
public abstract record BleuSmoothing
{
    /// <summary>As sacreBLEU's signatures name it.</summary>
    public abstract string Signature { get; }

    /// <summary>An order without a match makes the score 0.</summary>
    public sealed record None : BleuSmoothing
    {
        public override string Signature => "none";
    }

    /// <summary>The orders without a match count 1/2, 1/4, … of a match in turn.</summary>
    public sealed record Exponential : BleuSmoothing
    {
        public override string Signature => "exp";
    }

    /// <summary>An order without a match counts <paramref name="Matches"/> of a match.</summary>
    public sealed record Floor(double Matches = 0.1) : BleuSmoothing
    {
        public override string Signature => string.Create(CultureInfo.InvariantCulture, $"floor[{Matches:F2}]");
    }

    /// <summary>Adds <paramref name="Count"/> to matches and totals of all orders above the first.</summary>
    public sealed record AddK(double Count = 1) : BleuSmoothing
    {
        public override string Signature => string.Create(CultureInfo.InvariantCulture, $"add-k[{Count:F2}]");
    }
}
