using System.Text.Json;
using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Learning.Transfer;

namespace Studio.Cli.Transfer;

/// <summary>Results for machines: one object, or for several runs one object with all of them.</summary>
internal static class TransferJson
{
    /// <param name="baseline">Mean accuracy of a bag of words on the same splits; null of images.</param>
    public static string Of(IReadOnlyList<IReadOnlyList<TransferResult>> byRecipe, double? baseline)
    {
        var json = byRecipe is [[var only]] ? One(only) : new JsonObject
        {
            ["runs"] = new JsonArray([.. byRecipe.SelectMany(r => r).Select(One)]),
            ["summary"] = JsonSerializer.SerializeToNode(SeedSummary.Of(byRecipe), StudioJson.Options),
        };
        if (baseline is { } accuracy)
            json["bagOfWordsAccuracy"] = accuracy;
        return json.ToJsonString();
    }

    private static JsonObject One(TransferResult result)
    {
        var all = (JsonObject)JsonSerializer.SerializeToNode(result, StudioJson.Options)!;
        // The two figures that a script asks for first are plain numbers and strings.
        all["settings"] = JsonSerializer.SerializeToNode(result.Recipe, StudioJson.Options);
        all["recipe"] = RecipeNames.Of(result.Recipe);
        all["accuracy"] = result.Accuracy.Estimate;
        all["interval"] = new JsonArray(result.Accuracy.Low, result.Accuracy.High);
        all["confusion"] = JsonSerializer.SerializeToNode(result.Confusion.Counts, StudioJson.Options);
        all["classes"] = JsonSerializer.SerializeToNode(result.Confusion.Classes, StudioJson.Options);
        // Scripts read the figures of an epoch beside each other.
        foreach (var (epoch, i) in result.Epochs.Select((e, i) => (e, i)))
            if (epoch.Validation is ClassificationFigures figures && all["epochs"]![i] is JsonObject written)
            {
                written.Remove("validation");
                written["validationLoss"] = figures.Loss;
                written["validationAccuracy"] = figures.Scores.Accuracy;
                written["validationMacroF1"] = figures.Scores.MacroF1;
                written["confusion"] = JsonSerializer.SerializeToNode(figures.Confusion, StudioJson.Options);
            }
        return all;
    }
}
