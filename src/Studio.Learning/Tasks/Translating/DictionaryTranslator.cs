using Studio.Experiments.Data;
using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>The baseline of a translation network: each word becomes the word that stands most often beside it in the training pairs, in
/// the same order.</summary>
/// <remarks>Words are associated by Dice's coefficient over the pairs that hold them, as in Smadja, McKeown and Hatzivassiloglou,
/// "Translating Collocations for Bilingual Lexicons", Computational Linguistics 1996.</remarks>
public sealed class DictionaryTranslator
{
    private readonly SentenceVocabulary _source;
    private readonly Dictionary<string, string> _words;

    /// <param name="source">Splits the sources into words.</param>
    /// <param name="target">The same for their translations.</param>
    public DictionaryTranslator(IReadOnlyList<TextPair> train, SentenceVocabulary source, SentenceVocabulary target)
    {
        _source = source;
        var ours = new Dictionary<string, int>(StringComparer.Ordinal);
        var theirs = new Dictionary<string, int>(StringComparer.Ordinal);
        var both = new Dictionary<(string Source, string Target), int>();
        foreach (var pair in train)
        {
            var (sources, targets) = (source.Split(pair.Source).ToHashSet(), target.Split(pair.Target).ToHashSet());
            foreach (var word in sources)
                ours[word] = ours.GetValueOrDefault(word) + 1;
            foreach (var word in targets)
                theirs[word] = theirs.GetValueOrDefault(word) + 1;
            foreach (var word in sources)
                foreach (var translation in targets)
                    both[(word, translation)] = both.GetValueOrDefault((word, translation)) + 1;
        }
        _words = both.GroupBy(b => b.Key.Source, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g
            .OrderByDescending(b => 2d * b.Value / (ours[b.Key.Source] + theirs[b.Key.Target]))
            .ThenBy(b => b.Key.Target, StringComparer.Ordinal).First().Key.Target, StringComparer.Ordinal);
    }

    /// <summary>Words joined by spaces; a word that no training pair has stays as it is.</summary>
    public string Translate(string sentence) => string.Join(' ', _source.Split(sentence).Select(w => _words.GetValueOrDefault(w, w)));
}
