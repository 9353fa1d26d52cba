namespace Studio.Learning.Networks.Translation;

/// <summary>How translations are searched for.</summary>
public sealed record SearchSettings
{
    /// <summary>The word that every translation begins after.</summary>
    public required int Start { get; init; }

    /// <summary>The word that ends a translation.</summary>
    public required int End { get; init; }

    /// <summary>The end mark counts as a word.</summary>
    public required int MaxWords { get; init; }

    /// <summary>Translations that a beam search continues at once; 1 searches greedily.</summary>
    public int Beam { get; init; } = 1;

    /// <summary>Alpha of Wu et al.: 0 prefers short translations, 1 compares the mean log probability of words.</summary>
    public double LengthPenalty { get; init; }
}
