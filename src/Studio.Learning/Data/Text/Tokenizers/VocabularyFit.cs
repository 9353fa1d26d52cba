using System.Globalization;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>How well a vocabulary fits texts: what it lacks is lost on the network.</summary>
public sealed record VocabularyFit
{
    private const int MostNamed = 10;

    /// <summary>Tokens of the texts, each as often as it occurs.</summary>
    public required long Tokens { get; init; }

    /// <summary>Those of <see cref="Tokens"/> that the vocabulary lacks.</summary>
    public required long UnknownTokens { get; init; }

    /// <summary>Different tokens that the vocabulary lacks.</summary>
    public required int UnknownNames { get; init; }

    /// <summary>The ten that occur most often, with their counts.</summary>
    public required IReadOnlyList<(string Name, int Count)> MostFrequent { get; init; }

    /// <summary>What a token is, in the plural.</summary>
    public required string Unit { get; init; }

    /// <summary>Share of the tokens that are unknown, from 0 to 1; 0 of no text.</summary>
    public double Share => Tokens == 0 ? 0 : UnknownTokens / (double)Tokens;

    public bool IsWhole => UnknownTokens == 0;

    /// <summary>One sentence with counts and names.</summary>
    public string Sentence => IsWhole ? string.Create(CultureInfo.InvariantCulture, $"All {Tokens:N0} {Unit} are in the vocabulary.")
        : string.Create(CultureInfo.InvariantCulture,
            $"{UnknownTokens:N0} of {Tokens:N0} {Unit} ({Share:P1}) are not in the vocabulary: {Named}.");

    private string Named => string.Join(", ", MostFrequent.Select(w => $"'{w.Name}'"))
        + (UnknownNames > MostFrequent.Count ? $" and {UnknownNames - MostFrequent.Count} more" : "");

    public static VocabularyFit Of(ITokenizer tokenizer, IEnumerable<string> texts)
    {
        var (tokens, unknown) = (0L, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var piece in texts.SelectMany(tokenizer.Split))
        {
            tokens++;
            if (!tokenizer.Has(piece))
                unknown[piece] = unknown.GetValueOrDefault(piece) + 1;
        }
        return new()
        {
            Tokens = tokens,
            UnknownTokens = unknown.Values.Sum(c => (long)c),
            UnknownNames = unknown.Count,
            MostFrequent = [.. unknown.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(MostNamed)
                .Select(w => (w.Key, w.Value))],
            Unit = tokenizer.Unit,
        };
    }
}
