using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Files;

namespace Studio.Cli.Transfer;

/// <summary>Recipes as they are named on the command line: a kind with its defaults, or a JSON file with all settings.</summary>
internal static class RecipeNames
{
    public static IReadOnlyList<string> Kinds { get; } =
        [Of(new Recipe.FeatureExtraction()), Of(new Recipe.FineTuning()), Of(new Recipe.FromScratch())];

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
            throw new CommandFailedException($"There is no recipe '{nameOrFile}'. Choose {string.Join(", ", Kinds)}, or name a JSON file.",
                ExitCodes.BadUsage);
        try
        {
            return Kinds.Contains(nameOrFile) ? StudioJson.Read<Recipe>($$"""{"kind":"{{nameOrFile}}"}""")
                : RecordFile.Read<Recipe>(File.ReadAllText(nameOrFile), "recipe");
        }
        catch (NotebookFormatException fault)
        {
            throw new CommandFailedException($"'{nameOrFile}': {fault.Message}", ExitCodes.BadUsage);
        }
    }
}
