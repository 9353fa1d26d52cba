using System.Text.RegularExpressions;

namespace Studio.Experiments.Events;

/// <summary>A sentence as a network translated it, and where it looked for each word.</summary>
/// <param name="Source">Words as the network read them, with the end mark.</param>
/// <param name="Target">Words of the translation, with the end mark where it ended.</param>
/// <param name="Reference">The true translation.</param>
/// <param name="Attention">For each word of <paramref name="Target"/> the weight of each word of <paramref name="Source"/>, with sum
/// 1.</param>
public sealed partial record TranslatedSentence(IReadOnlyList<string> Source, IReadOnlyList<string> Target, string Reference,
    IReadOnlyList<IReadOnlyList<float>> Attention)
{
    private const string End = "EOS";

    /// <summary>Words as one writes them: without the end mark, and with hyphens, apostrophes and marks beside their word.</summary>
    public static string Text(IReadOnlyList<string> words) => Surplus().Replace(string.Join(' ', words.Where(w => w is not End)), "");

    [GeneratedRegex(@" (?=[.,;:!?%)])|(?<=\p{L}['’]) | (?=- )|(?<= -) ")]
    private static partial Regex Surplus();
}
