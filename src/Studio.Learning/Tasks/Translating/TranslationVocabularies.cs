using Studio.Learning.Data.Translation;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Tasks.Translating;

/// <summary>Finds the two vocabularies of a translation network: beside its weights, or among given files, by their size.</summary>
internal static class TranslationVocabularies
{
    private const int MaxFiles = 100;

    /// <summary>Of the given files, in any order; where both sides have as many words, the first one is the source's.</summary>
    /// <exception cref="InvalidDataException">A vocabulary does not fit, or one is missing.</exception>
    public static (SentenceVocabulary Source, SentenceVocabulary Target) Of(TranslationShape shape, IReadOnlyList<string> paths)
    {
        var read = paths.Select(p => (Name: Path.GetFileName(p), Vocabulary: VocabularyFile.Read(p))).ToList();
        var stranger = read.FirstOrDefault(r => r.Vocabulary.Count != shape.SourceWords && r.Vocabulary.Count != shape.TargetWords);
        if (stranger.Vocabulary is not null)
            throw new InvalidDataException($"The vocabulary '{stranger.Name}' has {stranger.Vocabulary.Count:N0} words; the encoder needs "
                + $"{shape.SourceWords:N0} and the decoder {shape.TargetWords:N0}.");
        var source = read.Find(r => r.Vocabulary.Count == shape.SourceWords);
        read.Remove(source);
        var target = read.Find(r => r.Vocabulary.Count == shape.TargetWords);
        return (source.Vocabulary ?? throw Missing("encoder", shape.SourceWords),
            target.Vocabulary ?? throw Missing("decoder", shape.TargetWords));
    }

    /// <summary>Pickles in the folders of the weights. Of several that fit, the one whose name is most like theirs is taken.</summary>
    /// <exception cref="InvalidDataException">None fits, or several do equally.</exception>
    public static (SentenceVocabulary Source, SentenceVocabulary Target) Beside(TranslationShape shape, IReadOnlyList<string> weights)
    {
        var found = weights.Select(w => Path.GetDirectoryName(Path.GetFullPath(w))!).Distinct()
            .SelectMany(f => Directory.EnumerateFiles(f, "*.pkl").Take(MaxFiles)).Order(StringComparer.Ordinal).Select(Read)
            .OfType<(string Path, SentenceVocabulary Vocabulary)>().ToArray();
        return (Best("encoder", shape.SourceWords), Best("decoder", shape.TargetWords));

        SentenceVocabulary Best(string part, int words)
        {
            var fitting = found.Where(f => f.Vocabulary.Count == words).ToArray();
            if (fitting.Length == 0)
                throw Missing(part, words);
            var closest = fitting.GroupBy(f => weights.Max(w => Shared(Path.GetFileName(w), Path.GetFileName(f.Path))))
                .MaxBy(g => g.Key)!.ToArray();
            return closest.Length == 1 && shape.SourceWords != shape.TargetWords ? closest[0].Vocabulary
                : throw new InvalidDataException($"Several files beside the weights fit the {part}, "
                    + $"or one fits both parts ({string.Join(", ", closest.Select(c => $"'{Path.GetFileName(c.Path)}'"))}); "
                    + "name the vocabularies with --vocabulary, the source first.");
        }
    }

    /// <summary>Null for files that are no vocabulary; whoever names a file gets the reason.</summary>
    private static (string, SentenceVocabulary)? Read(string path)
    {
        try
        {
            return (path, VocabularyFile.Read(path));
        }
        catch (Exception fault) when (fault is WeightsFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Shared(string one, string other) => one.Zip(other).TakeWhile(c => c.First == c.Second).Count();

    private static InvalidDataException Missing(string part, int words) => new($"There is no vocabulary of the {words:N0} words that the "
        + $"{part} needs. Put it beside the weights, or name it with --vocabulary.");
}
