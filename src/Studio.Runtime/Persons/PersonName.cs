using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;

namespace Studio.Runtime.Persons;

/// <summary>What a person may be called: nothing that cannot be seen, and nothing that looks like somebody else.</summary>
internal static class PersonName
{
    private const int Longest = 60;

    /// <summary>Letters of other scripts that look like Latin ones in most fonts, and the Latin ones, in lower case.</summary>
    private const string LookAlikes = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhӏlαaβbεeηnιiκkνvοoρpτtυuχxγyıiɡgɩi0o1l|l";

    private static readonly Dictionary<Rune, Rune> s_seen = Pairs(LookAlikes);

    /// <summary>The name without marks that turn the direction of writing, joiners and controls.</summary>
    public static string Clean(string name)
    {
        var seen = string.Concat(name.EnumerateRunes().Where(IsSeen)).Trim();
        return seen.Length == 0 ? "Somebody" : Short(seen, Longest);
    }

    /// <summary>The same name, or with a number where somebody is called so that one would take the two for one.</summary>
    /// <param name="taken">Names of everybody else.</param>
    public static string Distinct(string name, IEnumerable<string> taken)
    {
        var looks = taken.Select(Look).ToHashSet(StringComparer.Ordinal);
        for (var (free, number) = (name, 2); ; number++)
        {
            if (!looks.Contains(Look(free)))
                return free;
            var ending = string.Create(CultureInfo.InvariantCulture, $" {number}");
            free = Short(name, Longest - ending.Length) + ending;
        }
    }

    /// <summary>Two names that look the same are treated as equal.</summary>
    public static string Look(string name)
    {
        // Letters with marks become letters and marks; the framework does not know how without the libraries of ICU.
        var plain = ENSNormalize.NF.NFD(string.Concat(name.Select(Narrow))).ToLowerInvariant().EnumerateRunes()
            .Where(r => Rune.GetUnicodeCategory(r)
                is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpaceSeparator or UnicodeCategory.EnclosingMark) && IsSeen(r));
        return string.Concat(plain.Select(r => s_seen.GetValueOrDefault(r, r)));
    }

    /// <summary>The wide forms of ASCII, which East Asian fonts have, as ASCII.</summary>
    private static char Narrow(char wide) => wide is >= '\uFF01' and <= '\uFF5E' ? (char)(wide - 0xFEE0) : wide;

    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);

    /// <summary>Never half a character.</summary>
    private static string Short(string name, int most) =>
        name.Length <= most ? name : name[..(char.IsHighSurrogate(name[most - 1]) ? most - 1 : most)].TrimEnd();

    private static Dictionary<Rune, Rune> Pairs(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        return runes.Chunk(2).ToDictionary(p => p[0], p => p[1]);
    }
}
