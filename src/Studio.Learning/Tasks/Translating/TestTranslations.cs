using Studio.Experiments.Data;
using Studio.Experiments.Results.Translating;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>Scores a trained network on a test set, as a whole and by its groups, beside a dictionary.</summary>
public static class TestTranslations
{
    /// <summary>Name of the whole.</summary>
    public const string All = "all";

    /// <param name="model">It is left in evaluation mode.</param>
    /// <param name="train">Pairs that the dictionary is made of.</param>
    /// <param name="test">In no training or validation set.</param>
    /// <returns>The whole first, then each group in the order of its first pair; nothing for an empty test set.</returns>
    public static IReadOnlyList<TestTranslation> Of(TranslationModel model, IReadOnlyList<TextPair> train, IReadOnlyList<GroupedPair> test)
    {
        if (test.Count == 0)
            return [];
        var dictionary = new DictionaryTranslator(train, model.Source, model.Target);
        return [.. test.SelectMany(p => p.Groups).Distinct(StringComparer.Ordinal).Prepend(All)
            .Select(group => Of(group, [.. test.Where(p => group == All || p.Groups.Contains(group)).Select(p => p.Pair)]))];

        TestTranslation Of(string group, IReadOnlyList<TextPair> pairs)
        {
            var scores = TranslationEvaluation.Of(model, pairs, beam: 1, lengthPenalty: 0);
            var sentences = pairs.GroupBy(p => p.Source, StringComparer.Ordinal).ToArray();
            var exact = sentences.Count(s => s.Select(p => Words(model.Target, p.Target)).Contains(dictionary.Translate(s.Key)));
            return new(group, scores.Sentences, scores.Exact / (double)scores.Sentences, scores.Bleu.Score,
                exact / (double)sentences.Length);
        }
    }

    private static string Words(SentenceVocabulary vocabulary, string sentence) => string.Join(' ', vocabulary.Split(sentence));
}
