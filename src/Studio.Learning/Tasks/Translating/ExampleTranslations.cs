using Studio.Experiments.Data;
using Studio.Experiments.Events;

namespace Studio.Learning.Tasks.Translating;

/// <summary>Some sentences of a data set with their translations, for people to look at: the same ones at each call.</summary>
public static class ExampleTranslations
{
    /// <param name="model">It is left in evaluation mode.</param>
    /// <param name="pairs">The first different source sentences are taken that the network can be trained on.</param>
    /// <param name="count">Most of them.</param>
    public static IReadOnlyList<TranslatedSentence> Of(TranslationModel model, IReadOnlyList<TextPair> pairs, int count)
    {
        var chosen = pairs.Where(model.Fits).DistinctBy(p => p.Source).Take(count).ToArray();
        return chosen.Length == 0 ? []
            : [.. model.Translate([.. chosen.Select(e => e.Source)]).Zip(chosen, (found, pair) => Of(model, found, pair.Target))];
    }

    /// <summary>A translation with its words and their attention.</summary>
    public static TranslatedSentence Of(TranslationModel model, Translated found, string reference) => new(found.SourceWords,
        [.. found.Best.Words.Concat(found.Best.IsEnded ? [model.Target.End] : []).Select(model.Target.Name)], reference,
        found.Best.Attention);
}
