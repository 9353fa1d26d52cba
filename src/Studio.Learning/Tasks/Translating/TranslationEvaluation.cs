using Studio.Experiments.Data;
using Studio.Learning.Data.Translation;
using Studio.Learning.Measures.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>How good the translations of a data set are.</summary>
/// <param name="Bleu">Of all different source sentences against all their translations in the data, word by word as the vocabularies
/// split them.</param>
/// <param name="Exact">Sentences whose translation equals one of the references.</param>
/// <param name="Sentences">Different source sentences.</param>
/// <param name="Pairs">Pairs that they stand in.</param>
/// <param name="Skipped">Pairs that were left out, because the source has no word or one that the network does not know.</param>
public sealed record TranslationEvaluation(TranslationScore Bleu, int Exact, int Sentences, int Pairs, int Skipped)
{
    /// <exception cref="InvalidDataException">No pair can be scored.</exception>
    public static TranslationEvaluation Of(TranslationModel model, IReadOnlyList<TextPair> pairs, int beam, double lengthPenalty)
    {
        var known = pairs.Where(p => IsKnown(model, p)).ToArray();
        if (known.Length == 0)
            throw new InvalidDataException($"None of the {pairs.Count:N0} pairs has a source sentence whose words the network knows. Check "
                + "that the data is in its languages.");
        var sentences = known.GroupBy(p => Text(model.Source, p.Source)).ToArray();
        var references = sentences.Select(s => (IReadOnlyList<string>)[.. s.Select(p => Text(model.Target, p.Target))]).ToArray();
        var found = model.Translate([.. sentences.Select(s => s.Key)], beam, lengthPenalty);
        return new(Measures.Translation.Bleu.Of([.. found.Select(f => f.Text)], references,
            new() { Tokenizer = SegmentTokenizer.None }), found.Zip(references).Count(p => p.Second.Contains(p.First.Text)),
            sentences.Length, known.Length, pairs.Count - known.Length);
    }

    private static bool IsKnown(TranslationModel model, TextPair pair)
    {
        var words = model.Source.Split(pair.Source).ToArray();
        return words.Length > 0 && (model.Source.Unknown is not null || words.All(model.Source.Has));
    }

    private static string Text(SentenceVocabulary vocabulary, string sentence) => string.Join(' ', vocabulary.Split(sentence));
}
