using Studio.Experiments.Data;
using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>The pairs that PyTorch's translation tutorial keeps: short ones whose English sentence says what somebody is.</summary>
/// <remarks>Networks trained by the tutorial have seen no others, and translate others badly.</remarks>
public static class TutorialPairs
{
    private const int MaxWords = 9;

    private static readonly string[] s_beginnings =
        ["i am ", "i m ", "he is", "he s ", "she is", "she s ", "you are", "you re ", "we are", "we re ", "they are", "they re "];

    /// <summary>Whether these are weights of the tutorial's French–English network, by the rule that splits its sentences.</summary>
    public static bool Concern(TranslationModel model) => model.Source.Rule == SentenceRule.Letters && model.Target.Has("i")
        && model.Target.Has("re");

    public static bool Has(TextPair pair)
    {
        var (source, target) = (SentenceWords.Of(pair.Source, SentenceRule.Letters), SentenceWords.Of(pair.Target, SentenceRule.Letters));
        var text = string.Join(' ', target);
        return source.Length <= MaxWords && target.Length <= MaxWords
            && s_beginnings.Any(b => text.StartsWith(b, StringComparison.Ordinal));
    }
}
