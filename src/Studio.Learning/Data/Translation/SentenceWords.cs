using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Studio.Learning.Data.Translation;

/// <summary>Splits sentences into words.</summary>
public static partial class SentenceWords
{
    /// <summary>A letter, and the accented letters of Unicode's first Latin blocks that decompose to it.</summary>
    /// <remarks>The framework decomposes nothing here: the product runs without ICU.</remarks>
    private static readonly string[] s_families =
    [
        "aàáâãäåāăą", "cçćĉċč", "dď", "eèéêëēĕėęě", "gĝğġģ", "hĥ", "iìíîïĩīĭį", "jĵ", "kķ",
        "lĺļľ", "nñńņň", "oòóôõöōŏő", "rŕŗř",
        "sśŝşšș", "tţťț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
    ];

    private static readonly Dictionary<char, char> s_plain = s_families.SelectMany(f => f.Select(accented => (accented, Plain: f[0])))
        .ToDictionary(f => f.accented, f => f.Plain);

    public static string[] Of(string sentence, SentenceRule rule) => rule switch
    {
        SentenceRule.Words => [.. Word().Matches(sentence.ToLowerInvariant()).Select(m => m.Value)],
        SentenceRule.Letters => Letters(sentence),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "This rule is not known."),
    };

    private static string[] Letters(string sentence)
    {
        var letters = new StringBuilder(sentence.Length);
        foreach (var accented in sentence.ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(accented) == UnicodeCategory.NonSpacingMark)
                continue;
            var c = s_plain.GetValueOrDefault(accented, accented);
            letters.Append(c is '!' or '?' ? $" {c}" : c is >= 'a' and <= 'z' ? c.ToString() : " ");
        }
        return letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+['’]?|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\s\p{L}\p{M}\p{N}]")]
    private static partial Regex Word();
}
