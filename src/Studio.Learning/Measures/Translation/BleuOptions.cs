namespace Studio.Learning.Measures.Translation;

/// <summary>How BLEU is computed; the defaults are sacreBLEU's for a corpus.</summary>
public sealed record BleuOptions
{
    public SegmentTokenizer Tokenizer { get; init; } = SegmentTokenizer.Wmt13a;

    public BleuSmoothing Smoothing { get; init; } = new BleuSmoothing.Exponential();

    public bool IsLowercase { get; init; }

    /// <summary>Leaves out the orders that the hypotheses are too short for: for single sentences.</summary>
    public bool UsesEffectiveOrder { get; init; }

    /// <summary>The longest n-grams, from 1; 4 as published.</summary>
    public int MaxOrder { get; init; } = 4;
}
