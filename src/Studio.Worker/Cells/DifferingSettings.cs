using System.Text.Json;
using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;

namespace Studio.Worker.Cells;

/// <summary>Settings in which transfers differ: each by its path in the file.</summary>
internal static class DifferingSettings
{
    private const string Missing = "–";

    public static IReadOnlyList<ComparedSetting> Of(IReadOnlyList<Classifier> models)
    {
        var settings = models.Select(m => Flat(Settings(m)).ToDictionary(s => s.Path, s => s.Value)).ToArray();
        return [.. settings.SelectMany(s => s.Keys).Distinct()
            .Select(path => new ComparedSetting(path, [.. settings.Select(s => s.GetValueOrDefault(path, Missing))]))
            .Where(s => s.Values.Distinct().Count() > 1)];
    }

    public static string KindOf(Recipe recipe) => (string)JsonSerializer.SerializeToNode(recipe, StudioJson.Options)!["kind"]!;

    private static JsonObject Settings(Classifier model) => new()
    {
        ["dataset"] = model.Dataset,
        ["images"] = model.Items.Train + model.Items.Validation,
        ["backbone"] = model.Network,
        ["recipe"] = JsonSerializer.SerializeToNode(model.Recipe, StudioJson.Options),
    };

    private static IEnumerable<(string Path, string Value)> Flat(JsonNode? node, string path = "") => node is JsonObject members
        ? members.SelectMany(m => Flat(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")) : [(path, node?.ToString() ?? Missing)];
}
