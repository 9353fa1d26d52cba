namespace Studio.Experiments.Data;

/// <summary>Layouts in which either the outer or the inner folders may be the classes.</summary>
internal static class ClassQuestion
{
    private const int MostNamed = 4;

    /// <param name="roots">Folders whose folders would be the classes, one for each part.</param>
    internal static string? Of(IReadOnlyList<FolderTree> roots, FolderItems items)
    {
        var outer = roots.SelectMany(r => r.Folders).Where(f => f.All.Any()).ToArray();
        string[] names = [.. outer.Select(f => f.Name).Distinct().Order(StringComparer.Ordinal)];
        if (names.Length > 0 && names.All(n => PartNames.Of(n) is not null))
            return $"{Listed(names)} hold{(names.Length == 1 ? "s" : "")} {items.Many} without class folders. "
                + $"Put the {items.Many} of each class into a folder of its own inside, or list paths and labels in a CSV file.";
        var groups = outer.Where(f => f.Direct.Count == 0 && f.Folders.Count(i => i.All.Any()) > 1
            && f.Folders.All(i => PartNames.Of(i.Name) is null)).ToArray();
        if (groups.Length == 0)
            return null;
        string[] inner = [.. outer.SelectMany(o => o.Direct.Count == 0 ? o.Folders.Where(f => f.All.Any()) : [o]).Select(f => f.Name)
            .Distinct().Order(StringComparer.Ordinal)];
        return $"The folders can be read in two ways: {Count(names)} ({Listed(names)}), or the folders inside as {Count(inner)} "
            + $"({Listed(inner)}). "
            + $"Move the {items.Many} so that the folder of each class lies directly below the top, or below its part, "
            + $"and holds its {items.Many} itself.";
    }

    private static string Count(string[] names) => names.Length == 1 ? "one class" : $"{names.Length} classes";

    private static string Listed(string[] names) => string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? ", …" : "");
}
