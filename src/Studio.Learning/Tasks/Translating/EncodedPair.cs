using Studio.Experiments.Data;
using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>A sentence pair as numbers of words, each side with its end mark.</summary>
internal sealed record EncodedPair(int[] Source, int[] Target)
{
    /// <summary>Null where a side is empty or longer than allowed, or has a word that a vocabulary without a sign for unknown words
    /// lacks.</summary>
    public static EncodedPair? Of(TextPair pair, TranslationModel model)
    {
        var (source, target) = (Words(pair.Source, model.Source), Words(pair.Target, model.Target));
        return source.Length > 1 && target.Length > 1 && source.Length <= model.MaxWords && target.Length <= model.MaxWords
            ? new(source, target) : null;
    }

    private static int[] Words(string sentence, SentenceVocabulary vocabulary) =>
        vocabulary.Unknown is null && !vocabulary.Split(sentence).All(vocabulary.Has) ? []
        : [.. vocabulary.Encode(sentence), vocabulary.End];
}
