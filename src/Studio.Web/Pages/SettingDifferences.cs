using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Notebooks;

namespace Studio.Web.Pages;

/// <summary>The settings in which cells differ, each with its value in every cell.</summary>
public static class SettingDifferences
{
    private static readonly HashSet<string> s_names = ["id", "title", "isFolded"];

    public static IReadOnlyList<ComparedSetting> Of(IReadOnlyList<Cell> cells)
    {
        var flat = cells.Select(c => Flatten(JsonSerializer.SerializeToElement(c, StudioJson.Options), "").Where(s => !s_names.Contains(s.Path)).ToDictionary(s => s.Path, s => s.Value)).ToArray();
        return [.. flat.SelectMany(f => f.Keys).Distinct()
            .Select(path => new ComparedSetting(path, [.. flat.Select(f => f.GetValueOrDefault(path, "–"))]))
            .Where(s => s.Values.Distinct().Count() > 1)];
    }

    private static IEnumerable<(string Path, string Value)> Flatten(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Flatten(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"))
        : [(path, element.ValueKind == JsonValueKind.Null ? "none" : element.ToString())];
}
