using System.Globalization;
using System.Text;

namespace Studio.Notebooks.Files;

/// <summary>Mends what programs write into JSON and no reader takes: halves of surrogate pairs,
/// and NaN and infinities in place of a number.</summary>
internal static class RepairedJson
{
    private const char Replacement = '\uFFFD';

    private static readonly string[] s_noNumbers = ["NaN", "-Infinity", "Infinity"];

    /// <summary>The same text where nothing was wrong. Half a pair becomes U+FFFD, NaN and infinity become null.</summary>
    public static string Of(string text)
    {
        var repaired = new StringBuilder();
        var (copied, isText) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var length = text[i] switch
            {
                '"' => Toggle(),
                '\\' when isText => Escape(i),
                _ when isText && char.IsSurrogate(text[i]) => char.IsHighSurrogate(text[i]) && i + 1 < text.Length
                    && char.IsLowSurrogate(text[i + 1]) ? 2 : Mend(i, 1, $"{Replacement}"),
                _ when !isText && s_noNumbers.FirstOrDefault(n => string.CompareOrdinal(text, i, n, 0, n.Length) == 0) is { } word =>
                    Mend(i, word.Length, "null"),
                _ => 1,
            };
            i += length - 1;
        }
        return copied == 0 ? text : repaired.Append(text, copied, text.Length - copied).ToString();

        int Toggle()
        {
            isText = !isText;
            return 1;
        }

        int Escape(int at)
        {
            if (Unit(at) is not { } unit || !char.IsSurrogate(unit))
                return Math.Min(2, text.Length - at);
            return char.IsHighSurrogate(unit) && Unit(at + 6) is { } second && char.IsLowSurrogate(second)
                ? 12 : Mend(at, 6, $"{Replacement}");
        }

        // The character of an escape of the form \uXXXX.
        char? Unit(int at) => at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : null;

        int Mend(int at, int length, string by)
        {
            repaired.Append(text, copied, at - copied).Append(by);
            copied = at + length;
            return length;
        }
    }
}
