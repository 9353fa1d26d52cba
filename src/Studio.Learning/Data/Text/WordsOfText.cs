namespace Studio.Learning.Data.Text;

/// <summary>What decides whether two texts say the same.</summary>
internal static class WordsOfText
{
    /// <summary>Letters and digits alone decide, not case or punctuation; a text without any is itself.</summary>
    public static string[] Of(string text)
    {
        string[] words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => string.Concat(w.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c))).ToLowerInvariant())
            .Where(w => w.Length > 0)];
        return words.Length > 0 ? words : [text.Trim()];
    }

    /// <summary>The words with a space between them: equal of texts that say the same.</summary>
    public static string Joined(string text) => string.Join(' ', Of(text));
}
