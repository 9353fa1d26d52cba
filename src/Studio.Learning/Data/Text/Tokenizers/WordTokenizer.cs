using System.Text;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>English words and punctuation in lower case, with <see cref="SpecialTokens"/> for capitals and repetitions. Any text can be
/// encoded.</summary>
/// <remarks>Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", arXiv:1801.06146, with the special tokens
/// of fastai: <see cref="TextRules"/>, then <see cref="WordSplitting"/>.</remarks>
public sealed class WordTokenizer : ITokenizer
{
    private readonly string[] _words;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="vocabulary">By token, for example as weights bring it.</param>
    public WordTokenizer(IReadOnlyList<string> vocabulary)
    {
        _words = [.. vocabulary];
        foreach (var (token, word) in vocabulary.Index())
            // Published vocabularies are filled up with a word that stands in them several times.
            _numbers.TryAdd(word, token);
    }

    public int Count => _words.Length;

    public string Unit => "words";

    public int? Unknown => Find(SpecialTokens.Unknown) ?? Find(SpecialTokens.UnknownOfCorpora);

    /// <summary>Token behind the end of a text; null where the vocabulary has none.</summary>
    public int? Padding => Find(SpecialTokens.Padding);

    /// <summary>Makes a vocabulary of the words of texts: the special tokens, then words by frequency, and by their letters where that is
    /// equal.</summary>
    /// <param name="minFrequency">Words that occur less often are unknown.</param>
    /// <param name="maxSize">Most tokens, the special ones included.</param>
    public static WordTokenizer Of(IEnumerable<string> texts, int minFrequency = 2, int maxSize = 60_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSize, SpecialTokens.All.Count);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(Words))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        foreach (var special in SpecialTokens.All)
            counts.Remove(special);
        var frequent = counts.Where(w => w.Value >= minFrequency).OrderByDescending(w => w.Value)
            .ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key);
        return new([.. SpecialTokens.All.Concat(frequent).Take(maxSize)]);
    }

    /// <summary>The same vocabulary, and behind it the words of texts that it lacks, ordered as <see cref="Of"/> orders them.</summary>
    /// <param name="minFrequency">Words that occur less often stay unknown.</param>
    /// <param name="maxSize">Most tokens; no word of this vocabulary is dropped.</param>
    public WordTokenizer With(IEnumerable<string> texts, int minFrequency = 2, int maxSize = 60_000)
    {
        var found = Of(texts, minFrequency, int.MaxValue)._words.Skip(SpecialTokens.All.Count).Where(w => !_numbers.ContainsKey(w));
        return new([.. _words, .. found.Take(Math.Max(0, maxSize - _words.Length))]);
    }

    public string Name(int token) => _words[token];

    /// <summary>Begins with the token of the beginning, where the vocabulary has it.</summary>
    public IEnumerable<string> Split(string text) =>
        _numbers.ContainsKey(SpecialTokens.Beginning) ? Words(text).Prepend(SpecialTokens.Beginning) : Words(text);

    public bool Has(string piece) => _numbers.ContainsKey(piece);

    public int[] Encode(string text)
    {
        var unknown = Unknown;
        if (unknown is null && VocabularyFit.Of(this, [text]) is { IsWhole: false } fit)
            throw new ArgumentException($"{fit.Sentence} The vocabulary has no token '{SpecialTokens.Unknown}' in their place. "
                + "Write without, or choose a vocabulary that fits.", nameof(text));
        return [.. Split(text).Select(word => _numbers.TryGetValue(word, out var token) ? token : unknown!.Value)];
    }

    /// <summary>A text for people: markers are undone, and punctuation joins the word before it.</summary>
    public string Decode(IEnumerable<int> tokens)
    {
        var text = new StringBuilder();
        var words = new Queue<string>(tokens.Select(Name));
        while (words.TryDequeue(out var word))
        {
            // The next text begins on a line of its own.
            if (word is SpecialTokens.Beginning && text.Length > 0 && text[^1] != '\n')
                text.Append('\n');
            if (word is SpecialTokens.Beginning or SpecialTokens.Padding or SpecialTokens.End)
                continue;
            Append(text, word switch
            {
                SpecialTokens.Capitalised when words.TryDequeue(out var next) => char.ToUpperInvariant(next[0]) + next[1..],
                SpecialTokens.Upper when words.TryDequeue(out var next) => next.ToUpperInvariant(),
                SpecialTokens.RepeatedCharacter or SpecialTokens.RepeatedWord => Repeated(word, words),
                _ => word,
            });
        }
        return text.ToString();
    }

    // A network leaves out what is padding, so no word of a text may be it.
    private static IEnumerable<string> Words(string text) =>
        WordSplitting.Split(TextRules.Apply(text)).Select(w => w == SpecialTokens.Padding ? SpecialTokens.Unknown : w);

    private int? Find(string word) => _numbers.TryGetValue(word, out var token) ? token : null;

    /// <summary>What a marker with a count and a piece stands for; the marker itself where a network wrote no count behind it.</summary>
    private static string Repeated(string marker, Queue<string> words)
    {
        const int most = 100;
        if (!words.TryPeek(out var number) || !int.TryParse(number, out var count) || count is < 1 or > most || words.Count < 2)
            return marker;
        words.Dequeue();
        var piece = words.Dequeue();
        return string.Join(marker == SpecialTokens.RepeatedWord ? " " : "", Enumerable.Repeat(piece, count));
    }

    private static void Append(StringBuilder text, string word)
    {
        var isJoined = word is "," or "." or "!" or "?" or ";" or ":" or ")" or "]" or "…" or "%" or "n't" or "n’t" or "\n"
            || word.Length > 1 && word[0] is '\'' or '’' && word.Length > 1;
        if (text.Length > 0 && !isJoined && text[^1] is not ('(' or '[' or '\n' or '$'))
            text.Append(' ');
        text.Append(word);
    }
}
