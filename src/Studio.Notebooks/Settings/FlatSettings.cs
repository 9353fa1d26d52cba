using System.Text.Json;
using System.Text.RegularExpressions;
using Studio.Experiments;

namespace Studio.Notebooks.Settings;

/// <summary>The settings of a cell as one flat list, for tables and filters: "recipe.optimizer.learningRate" is 0.001.</summary>
public static partial class FlatSettings
{
    private static readonly HashSet<string> s_names = ["id", "title", "isFolded"];

    /// <summary>By path, in the order of the file; without what only names the cell.</summary>
    public static IReadOnlyDictionary<string, string> Of(Cell cell) =>
        Below(JsonSerializer.SerializeToElement(cell, StudioJson.Options), "")
            .Where(s => !s_names.Contains(s.Path)).ToDictionary(s => s.Path, s => s.Value);

    /// <summary>A path for people: "recipe.optimizer.learningRate" is "optimizer, learning rate".</summary>
    public static string Label(string path)
    {
        var parts = path.Split('.').Select(p => CapitalLetter().Replace(p, m => $" {m.Value.ToLowerInvariant()}")).ToList();
        if (parts is [.., "kind"] and not ["kind"])
            parts.RemoveAt(parts.Count - 1);
        return string.Join(", ", parts is ["recipe", _, ..] ? parts.Skip(1) : parts);
    }

    private static IEnumerable<(string Path, string Value)> Below(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Below(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"))
        : [(path, element.ValueKind == JsonValueKind.Null ? "none" : element.ToString())];

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex CapitalLetter();
}
