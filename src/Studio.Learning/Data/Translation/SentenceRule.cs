namespace Studio.Learning.Data.Translation;

/// <summary>How a sentence becomes words, before and after translation.</summary>
public enum SentenceRule
{
    /// <summary>Lower case; words are runs of letters and digits with an apostrophe behind them, other characters stand alone.</summary>
    Words,

    /// <summary>Lower case without accents, of a to z, ! and ? only: the rule of PyTorch's translation tutorial.</summary>
    Letters,
}
