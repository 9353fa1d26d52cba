using Studio.Experiments.Recipes;
using Studio.Web.Display;

namespace Studio.Web.Cells.Layers;

/// <summary>What a click on a stage changes that nobody clicked on: the recipe becomes one of another kind,
/// with that kind's length and rate.</summary>
public static class RecipeTurn
{
    private static readonly string[] s_endings = [", now fine-tuned", ", now frozen"];

    /// <summary>Null if the recipe stays one of its kind.</summary>
    public static string? Sentence(Recipe before, Recipe after) => before.GetType() == after.GetType() ? null
        : $"The recipe is now {Name(after)}: {Epochs(after.Epochs)} ({before.Epochs} before), "
        + $"head at rate {Figures.LearningRate(after.Optimizer.LearningRate)} ({Figures.LearningRate(before.Optimizer.LearningRate)} "
        + $"before){Batches(before, after)}.";

    /// <summary>A title that somebody gave to the recipe before says what became of it; turned back it is the old one.</summary>
    public static string Title(string title, Recipe after)
    {
        if (title.Length == 0)
            return title;
        var given = s_endings.FirstOrDefault(e => title.EndsWith(e, StringComparison.Ordinal)) is { } ending
            ? title[..^ending.Length] : title;
        return given.Length < title.Length ? given : title + s_endings[after is Recipe.FineTuning ? 0 : 1];
    }

    private static string Batches(Recipe before, Recipe after) =>
        before.BatchSize == after.BatchSize ? "" : $", batches of {after.BatchSize} ({before.BatchSize} before)";

    private static string Name(Recipe recipe) => recipe is Recipe.FineTuning ? "fine-tuning" : "feature extraction";

    private static string Epochs(int count) => count == 1 ? "1 epoch" : $"{count} epochs";
}
