using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;

namespace Studio.Learning.Data.Sets;

/// <summary>Names of classes as people see them: "ü" is one name whether a system stored it as one character or as a
/// u with two dots.</summary>
/// <remarks>The runtime works without the tables of ICU here, so that it starts on any machine;
/// its own normalisation knows ASCII only.</remarks>
public static class ClassName
{
    /// <summary>The composed form (NFC, Unicode Standard Annex 15), without spaces at the ends.</summary>
    public static string Of(string stored) => Ascii.IsValid(stored) ? stored.Trim() : ENSNormalize.NF.NFC(stored).Trim();

    /// <summary>What is left without case, spaces and punctuation: "Golden_Retriever" is "golden retriever".
    /// Signs alone stay as they are.</summary>
    public static string Plain(string name)
    {
        var plain = string.Concat(Of(name).EnumerateRunes()
            .Where(r => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark).Select(r => Rune.ToLowerInvariant(r).ToString()));
        return plain.Length > 0 ? plain : name;
    }
}
