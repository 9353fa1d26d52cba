using System.Globalization;
using System.Text;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Splits a lower-case English text into words and punctuation: "don't" is "do", "n't", and a hyphen between letters stands
/// alone. A line break is a word of its own.</summary>
/// <remarks>The rules are those of spaCy's blank English pipeline as far as they concern plain text: punctuation at the ends of a word,
/// hyphens and dashes inside, contractions, a few abbreviations. Scripts without spaces are not split.</remarks>
internal static class WordSplitting
{
    private const int LongestContracted = 64;

    private static readonly string[] s_endings =
        ["n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"];

    private static readonly HashSet<string> s_whole = new(StringComparer.Ordinal)
    {
        "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "jr.", "sr.", "vs.", "e.g.", "i.e.", "a.m.", "p.m.", "etc.", "u.s.", "u.k.", "no.",
        "inc.", "co.", "corp.", "ltd.", "gen.", "sen.", "rep.", "gov.", ":)", ":(", ";)", ":-)", ":-(", ":d", ":/",
    };

    private static readonly Dictionary<string, string[]> s_two = new(StringComparer.Ordinal)
    {
        ["cannot"] = ["can", "not"], ["gonna"] = ["gon", "na"], ["gotta"] = ["got", "ta"], ["dont"] = ["do", "nt"],
        ["cant"] = ["ca", "nt"], ["wont"] = ["wo", "nt"], ["didnt"] = ["did", "nt"], ["isnt"] = ["is", "nt"],
    };

    public static IEnumerable<string> Split(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                if (text[start] == '\n')
                    yield return "\n";
                start++;
                continue;
            }
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            foreach (var word in Words(text[start..end]))
                yield return word;
            start = end;
        }
    }

    private static IEnumerable<string> Words(string chunk)
    {
        var (start, end) = (0, chunk.Length);
        var behind = new Stack<string>();
        while (start < end && !IsKept(chunk, start, end) && SignAt(chunk, start) is > 0 and var length)
        {
            yield return chunk.Substring(start, length);
            start += length;
        }
        while (start < end && !IsKept(chunk, start, end) && SignBefore(chunk, start, end) is > 0 and var length)
        {
            behind.Push(chunk.Substring(end - length, length));
            end -= length;
        }
        foreach (var word in start < end ? Inside(chunk[start..end]) : [])
            yield return word;
        foreach (var sign in behind)
            yield return sign;
    }

    /// <summary>Only short words are in the tables; longer ones are not copied to ask.</summary>
    private static bool IsKept(string chunk, int start, int end) =>
        end - start <= 6 && chunk[start..end] is var word && (s_whole.Contains(word) || s_endings.Contains(word));

    private static IEnumerable<string> Inside(string word)
    {
        if (s_whole.Contains(word) || s_endings.Contains(word))
            return [word];
        if (s_two.TryGetValue(word, out var two))
            return two;
        // A word of a language has two contractions at most ("shouldn't've"); a longer run of them is no word.
        if (word.Length <= LongestContracted
            && s_endings.FirstOrDefault(e => word.Length > e.Length && word.EndsWith(e, StringComparison.Ordinal)) is { } ending)
            return Inside(word[..^ending.Length]).Append(ending);
        return Pieces(word);
    }

    /// <summary>Signs that stand between letters on both sides are words; symbols such as emoji are, anywhere.</summary>
    private static IEnumerable<string> Pieces(string word)
    {
        var start = 0;
        for (int at = 0, length; at < word.Length; at += length)
        {
            length = RuneAt(word, at, out var c);
            if (!IsInfix(word, at, length, c))
                continue;
            if (at > start)
                yield return word[start..at];
            yield return word.Substring(at, length);
            start = at + length;
        }
        if (start < word.Length)
            yield return word[start..];
    }

    private static bool IsInfix(string word, int at, int length, Rune c) => Rune.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.OtherSymbol => true,
        UnicodeCategory.DashPunctuation => at > 0 && at + length < word.Length && char.IsLetter(word[at - 1]),
        _ => c.Value switch
        {
            '…' or '(' or ')' or '[' or ']' or '"' or '“' or '”' or '!' or '?' or ';' => true,
            ',' or ':' or '=' or '<' or '>' =>
                at > 0 && at + length < word.Length && char.IsLetter(word[at - 1]) && char.IsLetter(word[at + length]),
            _ => false,
        },
    };

    /// <summary>Length of a sign that begins here; 0 of a letter or digit.</summary>
    private static int SignAt(string chunk, int at) => RuneAt(chunk, at, out var c) is var length && IsSign(c) ? length : 0;

    private static int SignBefore(string chunk, int start, int end)
    {
        var length = end - start > 1 && char.IsSurrogatePair(chunk, end - 2) ? 2 : 1;
        RuneAt(chunk, end - length, out var c);
        return IsSign(c) ? length : 0;
    }

    /// <summary>Punctuation and symbols, but no mark that belongs to a letter, and no joiner of a word.</summary>
    private static bool IsSign(Rune c) => c.Value != '_' && (Rune.IsPunctuation(c) || Rune.IsSymbol(c));

    private static int RuneAt(string text, int at, out Rune character)
    {
        // Half a pair stands for itself, so that no text is refused.
        if (Rune.TryGetRuneAt(text, at, out character))
            return character.Utf16SequenceLength;
        character = Rune.ReplacementChar;
        return 1;
    }
}
