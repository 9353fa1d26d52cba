using System.Text;

namespace Studio.Learning.Measures.Translation;

/// <summary>Splits a segment into the tokens whose n-grams BLEU counts. The names are those of sacreBLEU's signatures.</summary>
/// <remarks>Post, "A Call for Clarity in Reporting BLEU Scores", WMT 2018, arXiv:1804.08771. Results equal those of sacreBLEU 2.6.0.
/// Where a rule looks at two characters, both are taken before the search goes on: a run of commas is split in pairs, as there.</remarks>
public sealed class SegmentTokenizer
{
    private static readonly Rune s_space = new(' ');

    private readonly Func<string, IReadOnlyList<string>> _split;

    private SegmentTokenizer(string name, Func<string, IReadOnlyList<string>> split) => (Name, _split) = (name, split);

    /// <summary>The tokenizer of WMT's mteval-v13a: ASCII punctuation is split off, periods and commas stay inside numbers.</summary>
    public static SegmentTokenizer Wmt13a { get; } = new("13a", ByWmt13a);

    /// <summary>Punctuation of all scripts is split off except beside digits, symbols always: mteval-v14, "international".</summary>
    public static SegmentTokenizer International { get; } = new("intl", ByUnicode);

    /// <summary>Each character that is no white space is a token.</summary>
    public static SegmentTokenizer Characters { get; } =
        new("char", segment => [.. segment.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r)).Select(r => r.ToString())]);

    /// <summary>Splits at white space only: for text that is tokenized already.</summary>
    public static SegmentTokenizer None { get; } = new("none", AtSpaces);

    public string Name { get; }

    public IReadOnlyList<string> Tokens(string segment) => _split(segment);

    private static string[] AtSpaces(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string[] ByWmt13a(string segment)
    {
        var text = segment.Replace("<skipped>", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal)
            .Replace('\n', ' ').Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
        var runes = Alone([.. $" {text} ".EnumerateRunes()], IsSplitAscii);
        runes = Apart(runes, r => !IsDigit(r), IsPeriodOrComma, isBefore: false);
        runes = Apart(runes, IsPeriodOrComma, r => !IsDigit(r), isBefore: true);
        runes = Apart(runes, IsDigit, r => r.Value == '-', isBefore: false);
        return AtSpaces(Text(runes));
    }

    private static string[] ByUnicode(string segment)
    {
        var runes = Apart([.. segment.EnumerateRunes()], r => !Rune.IsNumber(r), Rune.IsPunctuation, isBefore: false);
        runes = Apart(runes, Rune.IsPunctuation, r => !Rune.IsNumber(r), isBefore: true);
        return AtSpaces(Text(Alone(runes, Rune.IsSymbol)));
    }

    /// <summary>All ASCII punctuation but apostrophe, comma, hyphen and period.</summary>
    private static bool IsSplitAscii(Rune rune) => rune.IsAscii && !Rune.IsLetterOrDigit(rune) && !Rune.IsControl(rune)
        && (char)rune.Value is not ('\'' or ',' or '-' or '.');

    private static bool IsDigit(Rune rune) => rune.Value is >= '0' and <= '9';

    private static bool IsPeriodOrComma(Rune rune) => rune.Value is '.' or ',';

    private static List<Rune> Alone(List<Rune> runes, Func<Rune, bool> isAlone) =>
        [.. runes.SelectMany(r => isAlone(r) ? [s_space, r, s_space] : new[] { r })];

    /// <summary>Puts spaces between two neighbours, and before the first or behind the second.</summary>
    private static List<Rune> Apart(List<Rune> runes, Func<Rune, bool> first, Func<Rune, bool> second, bool isBefore)
    {
        var apart = new List<Rune>(runes.Count + 8);
        for (var i = 0; i < runes.Count; i++)
        {
            if (i + 1 == runes.Count || !first(runes[i]) || !second(runes[i + 1]))
            {
                apart.Add(runes[i]);
                continue;
            }
            apart.AddRange(isBefore ? [s_space, runes[i], s_space, runes[i + 1]] : [runes[i], s_space, runes[i + 1], s_space]);
            i++;
        }
        return apart;
    }

    private static string Text(List<Rune> runes)
    {
        var text = new StringBuilder(runes.Count);
        foreach (var rune in runes)
            text.Append(rune);
        return text.ToString();
    }
}
