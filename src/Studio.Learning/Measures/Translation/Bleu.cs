namespace Studio.Learning.Measures.Translation;

/// <summary>BLEU of translations against one or several references each: how many of their n-grams the references hold.</summary>
/// <remarks>Papineni et al., "BLEU: a Method for Automatic Evaluation of Machine Translation", ACL 2002. Computed as sacreBLEU 2.6.0
/// does, whose signature stands beside the score.</remarks>
public static class Bleu
{
    /// <summary>The version of sacreBLEU whose results these are.</summary>
    internal const string Version = "2.6.0";

    /// <param name="references">Of each hypothesis, one at least.</param>
    /// <exception cref="ArgumentException">There is no hypothesis, or one without a reference.</exception>
    public static TranslationScore Of(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references,
        BleuOptions? options = null)
    {
        options ??= new();
        var statistics = Statistics(hypotheses, references, options);
        return new(statistics.Score(options.Smoothing, options.UsesEffectiveOrder),
            $"nrefs:{References.Signature(references)}|case:{(options.IsLowercase ? "lc" : "mixed")}"
            + $"|eff:{(options.UsesEffectiveOrder ? "yes" : "no")}|tok:{options.Tokenizer.Name}|smooth:{options.Smoothing.Signature}"
            + $"|version:{Version}");
    }

    /// <inheritdoc cref="Of"/>
    public static BleuStatistics Statistics(IReadOnlyList<string> hypotheses, IReadOnlyList<IReadOnlyList<string>> references,
        BleuOptions options)
    {
        References.ThrowIfIncomplete(hypotheses, references);
        return hypotheses.Zip(references, (hypothesis, all) =>
            BleuStatistics.Of(Tokens(hypothesis, options), [.. all.Select(r => Tokens(r, options))], options.MaxOrder))
            .Aggregate((a, b) => a.Plus(b));
    }

    private static IReadOnlyList<string> Tokens(string segment, BleuOptions options) =>
        options.Tokenizer.Tokens((options.IsLowercase ? segment.ToLowerInvariant() : segment).TrimEnd());
}
