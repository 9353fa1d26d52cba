using System.Globalization;
using System.Net;
using System.Text;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Rules that a text goes through before it is split into words, in this order: HTML is undone; a character three times or
/// more becomes one with a count; so does a word; '/' and '#' stand alone; spaces are single; capitals become markers.</summary>
/// <remarks>What they do is what fastai's text processing does, with which the published AWD-LSTM vocabularies were made. Each takes time
/// in proportion to the text.</remarks>
public static class TextRules
{
    private const int FewestRepetitions = 3;

    // Some corpora have been unescaped once already, so that half an entity is left of others.
    private static readonly (string Found, string Instead)[] s_leftovers =
    [
        ("#39;", "'"), ("amp;", "&"), ("#146;", "'"), ("nbsp;", " "), ("#36;", "$"), ("\\n", "\n"), ("quot;", "'"), ("<br />", "\n"),
        ("\\\"", "\""), ("<unk>", SpecialTokens.Unknown), (" @.@ ", "."), (" @-@ ", "-"), ("...", " …"),
    ];

    /// <summary>All rules one after the other, without the token of the beginning.</summary>
    public static string Apply(string text) => Capitals(SingleSpaces(SpacedSigns(RepeatedWords(RepeatedCharacters(Html(text))))));

    /// <summary>Entities and leftovers of them become characters, line breaks of HTML become line breaks.</summary>
    public static string Html(string text)
    {
        var mended = new StringBuilder(WebUtility.HtmlDecode(text));
        foreach (var (found, instead) in s_leftovers)
            mended.Replace(found, instead);
        return mended.ToString();
    }

    /// <summary>"goooal" becomes "g xxrep 4 o al"; white space may repeat.</summary>
    public static string RepeatedCharacters(string text)
    {
        var result = new StringBuilder(text.Length);
        Rune[] characters = [.. text.EnumerateRunes()];
        for (int start = 0, end; start < characters.Length; start = end)
        {
            for (end = start + 1; end < characters.Length && characters[end] == characters[start];)
                end++;
            if (end - start >= FewestRepetitions && !Rune.IsWhiteSpace(characters[start]))
                result.Append(CultureInfo.InvariantCulture,
                    $" {SpecialTokens.RepeatedCharacter} {end - start} {characters[start]} ");
            else
                for (var i = start; i < end; i++)
                    result.Append(characters[i].ToString());
        }
        return result.ToString();
    }

    /// <summary>"no no no!" becomes "xxwrep 3 no !".</summary>
    public static string RepeatedWords(string text)
    {
        var (result, chunks) = (new StringBuilder(text.Length), Chunks(text));
        for (var i = 0; i < chunks.Count; i++)
        {
            var (word, space) = chunks[i];
            var last = i;
            if (word.Length > 0 && word.All(IsOfWord))
            {
                while (last + 1 < chunks.Count && chunks[last + 1].Word == word)
                    last++;
                // The last one may carry punctuation.
                if (last + 1 < chunks.Count && chunks[last + 1].Word is var next && next.StartsWith(word, StringComparison.Ordinal)
                    && !IsOfWord(next[word.Length]))
                    last++;
            }
            if (last - i + 1 < FewestRepetitions)
            {
                result.Append(word).Append(space);
                continue;
            }
            var sign = chunks[last].Word[word.Length..];
            result.Append(CultureInfo.InvariantCulture, $"{SpecialTokens.RepeatedWord} {last - i + 1} {word}")
                .Append(sign.Length > 0 ? " " : "").Append(sign).Append(chunks[last].Space);
            i = last;
        }
        return result.ToString();
    }

    /// <summary>Spaces round '/', '#' and '\'.</summary>
    public static string SpacedSigns(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c is '/' or '#' or '\\')
                result.Append(' ').Append(c).Append(' ');
            else
                result.Append(c);
        return result.ToString();
    }

    /// <summary>A run of spaces is one space.</summary>
    public static string SingleSpaces(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c != ' ' || result.Length == 0 || result[^1] != ' ')
                result.Append(c);
        return result.ToString();
    }

    /// <summary>"GOOD" becomes "xxup good" and "Good" "xxmaj good"; a single capital letter loses its case alone. Words with capitals
    /// inside carry no marker.</summary>
    public static string Capitals(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var (word, space) in Chunks(text))
        {
            if (word.Length > 1 && IsCapital(word[0]))
            {
                var hasCapitals = word.Skip(1).Any(IsCapital);
                if (!word.Any(c => c is >= 'a' and <= 'z'))
                    result.Append(SpecialTokens.Upper).Append(' ');
                else if (!hasCapitals)
                    result.Append(SpecialTokens.Capitalised).Append(' ');
            }
            result.Append(word.ToLowerInvariant()).Append(space);
        }
        return result.ToString().Trim();
    }

    private static bool IsCapital(char c) => c is >= 'A' and <= 'Z';

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Stretches without white space, each with the white space behind it; the first word may be empty.</summary>
    private static List<(string Word, string Space)> Chunks(string text)
    {
        var chunks = new List<(string, string)>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            chunks.Add((text[start..end], text[end..next]));
            start = next;
        }
        return chunks;
    }
}
