namespace Studio.Learning.Measures.Translation;

/// <summary>The reference translations of a list of hypotheses.</summary>
internal static class References
{
    public static void ThrowIfIncomplete(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references)
    {
        if (hypotheses.Count == 0)
            throw new ArgumentException("There is no translation to score; give one at least.", nameof(hypotheses));
        if (references.Count != hypotheses.Count)
            throw new ArgumentException($"There are {hypotheses.Count} translations and references of {references.Count}; "
                + "each translation needs its own.", nameof(references));
        if (references.Index().FirstOrDefault(r => r.Item.Count == 0) is { Item: not null, Index: var lonely })
            throw new ArgumentException($"Translation {lonely + 1} has no reference; give one at least.", nameof(references));
    }

    /// <summary>How many each hypothesis has; "var" where that differs.</summary>
    public static string Signature(IReadOnlyList<IReadOnlyList<string>> references) =>
        references.All(r => r.Count == references[0].Count) ? references[0].Count.ToString() : "var";
}
