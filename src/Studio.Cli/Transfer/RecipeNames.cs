using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Recipes;

namespace Studio.Cli.Transfer;

/// <summary>Recipes as they are named on the command line: a kind with its defaults, or a JSON file with all settings.</summary>
internal static class RecipeNames
{
    public static IReadOnlyList<string> Kinds { get; } = [Of(new Recipe.FeatureExtraction()), Of(new Recipe.FineTuning()), Of(new Recipe.FromScratch())];

    /// <summary>The discriminator that the recipe is serialised under.</summary>
    public static string Of(Recipe recipe)
    {
        using var json = JsonDocument.Parse(StudioJson.Write(recipe));
        return json.RootElement.GetProperty("kind").GetString()!;
    }

    /// <exception cref="CommandFailedException">Neither a kind nor a readable file.</exception>
    public static Recipe Find(string nameOrFile)
    {
        if (!Kinds.Contains(nameOrFile) && !File.Exists(nameOrFile))
            throw new CommandFailedException($"There is no recipe '{nameOrFile}'. Choose {string.Join(", ", Kinds)}, or name a JSON file.", ExitCodes.BadUsage);
        try
        {
            return StudioJson.Read<Recipe>(Kinds.Contains(nameOrFile) ? $$"""{"kind":"{{nameOrFile}}"}""" : File.ReadAllText(nameOrFile));
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new CommandFailedException($"'{nameOrFile}' is no recipe: {fault.Message}", ExitCodes.BadUsage);
        }
    }
}
