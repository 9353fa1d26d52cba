namespace Studio.Web.Layout;

/// <summary>How a person looks in the margin: letters and a colour, the same everywhere.</summary>
public static class Faces
{
    // Dark enough for white letters (contrast 4.5 and more).
    private static readonly string[] s_colours = ["#3b5bdb", "#a84300", "#00775a", "#8f4a75", "#0069a3", "#7a5c00", "#566171"];

    public static string Initials(string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words ? $"{words[0][0]}{words[^1][0]}".ToUpperInvariant() : name.Trim() is { Length: > 1 } one ? one[..2].ToUpperInvariant() : name.ToUpperInvariant();

    /// <summary>From the id, so that it stays when the name changes. (string.GetHashCode differs from start to start.)</summary>
    public static string Colour(string person) => s_colours[person.Sum(c => c) % s_colours.Length];
}
