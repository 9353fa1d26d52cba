using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;

namespace Studio.Worker.Cells;

/// <summary>Settings in which trained classifiers differ: each by its path in the file, with its values as people read them.</summary>
internal static class DifferingSettings
{
    private const string Missing = "–";

    public static IReadOnlyList<ComparedSetting> Of(IReadOnlyList<Classifier> models)
    {
        var settings = models.Select(Settings).ToArray();
        return [.. settings.SelectMany(s => s.Keys).Distinct()
            .Select(path => new ComparedSetting(path, [.. settings.Select(s => s.GetValueOrDefault(path, Missing))]))
            .Where(s => s.Values.Distinct().Count() > 1)];
    }

    public static string KindOf(Recipe recipe) => (string)JsonSerializer.SerializeToNode(recipe, StudioJson.Options)!["kind"]!;

    private static Dictionary<string, string> Settings(Classifier model)
    {
        var recipe = SettingTexts.Of(new Transfer { Id = "transfer", Recipe = model.Recipe }, model.Unit)
            .Where(s => s.Key.StartsWith("recipe.", StringComparison.Ordinal));
        return new(recipe.Prepend(new("backbone", model.Network))
            .Prepend(new(model.Unit, $"{model.Items.Train + model.Items.Validation:N0}"))
            .Prepend(new("dataset", model.Dataset ?? Missing)));
    }
}
