using Studio.Experiments.Data;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Text;

/// <summary>Short opinions by a grammar: what the last clause is about and whether it praises or complains is the class. A word alone does
/// not decide: "not" turns an adjective over, and what stands before "but" does not count.</summary>
internal static class SentenceGrammar
{
    /// <summary>To be raised when a sentence changes.</summary>
    public const int Version = 2;

    /// <summary>Longest sentence in words.</summary>
    public const int MostWords = 20;

    private static readonly string[][] s_topics = [["soup", "bread", "fish", "cake", "rice"], ["waiter", "host", "cook", "clerk", "guide"]];
    private static readonly string[] s_good = ["good", "great", "lovely", "fine", "splendid"];
    private static readonly string[] s_bad = ["bad", "awful", "dull", "poor", "dreadful"];
    private static readonly string[] s_verbs = ["was", "is", "seemed"];
    private static readonly string[] s_degrees = ["very", "really", "quite"];

    public static IReadOnlyList<string> Classes { get; } = ["food, complaint", "food, praise", "service, complaint", "service, praise"];

    /// <summary>All words, in the order of their first use.</summary>
    public static Tokenization Input { get; } = new(
        [.. new[] { "the", "but", "not", "i", "found", "what", "a", "this", "we", "thought" }.Concat(s_topics.SelectMany(t => t))
            .Concat(s_good).Concat(s_bad).Concat(s_verbs).Concat(s_degrees)], MostWords);

    /// <summary>One sentence for each label, no two alike: the parts of a data set share none, however it is split.</summary>
    /// <param name="isSpoken">In the first person ("i found the soup not good"), rather than as a statement ("the
    /// soup was not good").</param>
    public static IReadOnlyList<string> Sentences(ulong seed, IReadOnlyList<int> labels, bool isSpoken)
    {
        var (sentences, used) = (new string[labels.Count], new HashSet<string>(StringComparer.Ordinal));
        for (var item = 0; item < sentences.Length; item++)
        {
            var attempt = 0;
            do
                sentences[item] = Sentence(new ItemRandom(seed, attempt++, item), labels[item], isSpoken);
            while (!used.Add(sentences[item]));
        }
        return sentences;
    }

    private static string Sentence(ItemRandom random, int label, bool isSpoken)
    {
        var last = Clause(ref random, label / 2, label % 2 == 1, isSpoken);
        return random.Next() < 0.5 ? last : $"{Clause(ref random, random.Below(2), random.Below(2) == 1, isSpoken)} but {last}";
    }

    private static string Clause(ref ItemRandom random, int topic, bool isPraise, bool isSpoken)
    {
        var isTurned = random.Next() < 0.4;
        var noun = Of(ref random, s_topics[topic]);
        var adjective = Of(ref random, isPraise != isTurned ? s_good : s_bad);
        var degree = random.Next() < 0.3 ? Of(ref random, s_degrees) + " " : "";
        var not = isTurned ? "not " : "";
        if (!isSpoken)
            return $"the {noun} {Of(ref random, s_verbs)} {not}{degree}{adjective}";
        return random.Below(2) == 0 ? $"i found the {noun} {not}{degree}{adjective}" : $"we thought this {noun} {not}{degree}{adjective}";
    }

    private static string Of(ref ItemRandom random, string[] words) => words[random.Below(words.Length)];
}
