using System.Globalization;
using Studio.Runtime.Persons;

namespace Studio.Web.Display;

/// <summary>How a person looks in the margin: letters and a colour, the same everywhere.</summary>
public static class Faces
{
    /// <summary>Dark enough for white letters: contrast 4.5 and more.</summary>
    public static IReadOnlyList<string> Colours { get; } =
    [
        "#3b5bdb", "#a84300", "#00775a", "#8f4a75", "#0069a3", "#7a5c00", "#566171", "#b02a37", "#6741d9", "#2b6a2f", "#9c2f7f",
        "#0b6b78", "#5c4a3d",
    ];

    /// <summary>First and last initial, or the first two characters of a single word. An emoji is one character.</summary>
    public static string Initials(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "",
            [var one] => Begin(one, 2),
            [var first, .., var last] => Begin(first, 1) + Begin(last, 1),
        };
    }

    /// <summary>From the id, so that it stays when the name changes. (string.GetHashCode differs from start to start.)</summary>
    public static string Colour(string person) =>
        Colours[(int)(person.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)) % (uint)Colours.Count)];

    /// <summary>The same people, the second and later ones of a name with a number: "Ben", "Ben 2".</summary>
    public static IReadOnlyList<PersonPresence> Distinguish(IReadOnlyList<PersonPresence> people)
    {
        var numbers = people.GroupBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)
            .SelectMany(same => same.Select(p => p.Person).Distinct().Order(StringComparer.Ordinal)
                .Select((person, index) => (person, Number: index + 1)))
            .ToDictionary(p => p.person, p => p.Number);
        return [.. people.Select(p => numbers[p.Person] == 1 ? p : p with { Name = $"{p.Name} {numbers[p.Person]}" })];
    }

    private static string Begin(string word, int characters)
    {
        var begin = new StringInfo(word);
        return begin.SubstringByTextElements(0, Math.Min(characters, begin.LengthInTextElements)).ToUpper(CultureInfo.CurrentCulture);
    }
}
