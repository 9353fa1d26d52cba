namespace Studio.Learning.Data.Text;

/// <summary>Texts to train a language model on, and others to validate it on.</summary>
public sealed record CorpusParts
{
    /// <summary>Vocabularies are made from these alone.</summary>
    public required IReadOnlyList<string> Train { get; init; }

    public required IReadOnlyList<string> Validation { get; init; }

    /// <summary>One text is cut near its end, at a line break or a space where there is one; of several, every so-manieth is held
    /// out.</summary>
    /// <param name="validationShare">Share of the texts or of the characters that is held out, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">There is no text.</exception>
    public static CorpusParts Of(IReadOnlyList<string> texts, double validationShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(validationShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(validationShare, 1);
        if (texts.All(string.IsNullOrWhiteSpace))
            throw new ArgumentException("There is no text. Give at least one text that is not empty.", nameof(texts));
        if (texts is [var only])
        {
            var cut = Cut(only, (int)(only.Length * (1 - validationShare)));
            return new() { Train = [only[..cut]], Validation = [only[cut..]] };
        }
        // Of a few texts at least one is held out.
        var share = Math.Max(validationShare, 1d / texts.Count);
        var held = texts.Index().ToLookup(t => Places(t.Index + 1, share) > Places(t.Index, share), t => t.Item);
        return new() { Train = [.. held[false]], Validation = [.. held[true]] };
    }

    // A product just below a whole number would hold out one text too few.
    private static int Places(int texts, double share) => (int)(texts * share + 1e-9);

    /// <summary>Behind the cut stays at least half of what is to be held out.</summary>
    private static int Cut(string text, int about)
    {
        const int farthest = 1000;
        var near = text.AsSpan(about, Math.Min(farthest, (text.TrimEnd().Length - about) / 2 is > 0 and var half ? half : 0));
        if (near.IndexOf('\n') is >= 0 and var line)
            return about + line + 1;
        if (near.IndexOf(' ') is >= 0 and var space)
            return about + space + 1;
        return about < text.Length && char.IsLowSurrogate(text[about]) ? about + 1 : about;
    }
}
