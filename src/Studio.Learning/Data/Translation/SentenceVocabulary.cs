using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Learning.Data.Translation;

/// <summary>The words of one language, with marks for the beginning and the end of a sentence.</summary>
public sealed class SentenceVocabulary : ITokenizer
{
    private const int MostNamed = 5;

    private static readonly string[] s_starts = ["SOS", "<sos>", "<s>", "<bos>", "xxbos"], s_ends = ["EOS", "<eos>", "</s>", "xxeos"],
        s_unknowns = ["UNK", "<unk>", "xxunk"];

    private readonly IReadOnlyList<string> _words;
    private readonly Dictionary<string, int> _numbers;

    /// <param name="words">In the order of the network's rows.</param>
    /// <exception cref="ArgumentException">A word is there twice, or a mark is missing.</exception>
    public SentenceVocabulary(IReadOnlyList<string> words, SentenceRule rule)
    {
        (_words, Rule, _numbers) = (words, rule, new(StringComparer.Ordinal));
        foreach (var (number, word) in words.Index())
            if (!_numbers.TryAdd(word, number))
                throw new ArgumentException($"The vocabulary holds '{word}' twice, as number {_numbers[word]} and {number}.");
        Start = Mark(s_starts) ?? throw new ArgumentException($"The vocabulary has no start mark ({string.Join(", ", s_starts)}).");
        End = Mark(s_ends) ?? throw new ArgumentException($"The vocabulary has no end mark ({string.Join(", ", s_ends)}).");
        Unknown = Mark(s_unknowns);
    }

    /// <summary>The words that the sentences hold <paramref name="minCount"/> times at least, the most frequent ones first.</summary>
    /// <param name="maxWords">Most of them, without the marks.</param>
    public static SentenceVocabulary Of(IEnumerable<string> sentences, int maxWords, int minCount)
    {
        var frequent = sentences.SelectMany(s => SentenceWords.Of(s, SentenceRule.Words)).CountBy(w => w).Where(w => w.Value >= minCount)
            .OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(maxWords).Select(w => w.Key);
        return new(["SOS", "EOS", "UNK", .. frequent], SentenceRule.Words);
    }

    public SentenceRule Rule { get; }

    public IReadOnlyList<string> Words => _words;

    /// <summary>The word that every translation begins after.</summary>
    public int Start { get; }

    /// <summary>The word that ends every sentence.</summary>
    public int End { get; }

    public int? Unknown { get; }

    public int Count => _words.Count;

    public string Unit => "words";

    public string Name(int token) => _words[token];

    public IEnumerable<string> Split(string text) => SentenceWords.Of(text, Rule);

    /// <summary>Not of the marks: a sentence in which one is written does not end there.</summary>
    public bool Has(string piece) => _numbers.TryGetValue(piece, out var number) && number != Start && number != End;

    /// <summary>The words of a sentence, without marks.</summary>
    public int[] Encode(string text)
    {
        var words = SentenceWords.Of(text, Rule);
        var unknown = Unknown is null ? words.Where(w => !Has(w)).Distinct().ToArray() : [];
        return unknown.Length == 0 ? [.. words.Select(w => Has(w) ? _numbers[w] : Unknown!.Value)]
            : throw new ArgumentException($"{unknown.Length} of the {words.Distinct().Count()} words are not among the {Count:N0} that the "
                + $"network knows: {string.Join(", ", unknown.Take(MostNamed).Select(w => $"'{w}'"))}"
                + $"{(unknown.Length > MostNamed ? ", …" : "")}. Use other words.");
    }

    public string Decode(IEnumerable<int> tokens) => string.Join(' ', tokens.Select(Name));

    private int? Mark(string[] names) => names.Where(_numbers.ContainsKey).Select(n => (int?)_numbers[n]).FirstOrDefault();
}
