namespace Studio.Learning.Data.Translation;

/// <summary>A sentence and its translation.</summary>
public sealed record SentencePair(string Source, string Target)
{
    public SentencePair Swapped => new(Target, Source);
}
