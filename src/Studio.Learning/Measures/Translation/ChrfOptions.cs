namespace Studio.Learning.Measures.Translation;

/// <summary>How chrF is computed; the defaults are sacreBLEU's.</summary>
public sealed record ChrfOptions
{
    /// <summary>The longest n-grams of characters, from 1.</summary>
    public int MaxOrder { get; init; } = 6;

    /// <summary>How many times as much recall counts as precision.</summary>
    public double Beta { get; init; } = 2;

    public bool IsLowercase { get; init; }

    /// <summary>Whether spaces are characters of n-grams.</summary>
    public bool KeepsSpaces { get; init; }

    /// <summary>Averages the F-scores of all orders, orders without n-grams included, as the original chrF++.py does. Otherwise precision
    /// and recall are averaged over the orders that both sides have.</summary>
    public bool UsesEpsilonSmoothing { get; init; }
}
