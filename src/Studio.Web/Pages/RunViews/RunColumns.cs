using Studio.Experiments.Data;
using Studio.Notebooks;
using Studio.Notebooks.Settings;
using Studio.Runtime.Runs;
using Studio.Web.Display;

namespace Studio.Web.Pages.RunViews;

/// <summary>Columns of the table of runs that a reader chooses: figures of the results, and settings.</summary>
public static class RunColumns
{
    // Settings that say which cells a cell takes in, and what is a column anyway.
    private static readonly HashSet<string> s_left = ["kind", "recipe.kind", "seed", "data", "model", "inputs"];

    /// <summary>All there are in these runs, figures first; of the settings those in which the runs differ come first.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ListedRun> runs)
    {
        var figures = runs.SelectMany(r => r.Figures.Keys).Distinct().Select(f => RunQuery.FigurePrefix + f);
        var settings = runs.SelectMany(r => r.Settings).Where(s => !s_left.Contains(s.Key)).GroupBy(s => s.Key, s => s.Value)
            .OrderBy(s => s.Distinct().Count() > 1 ? 0 : 1).Select(s => RunQuery.SettingPrefix + s.Key);
        return [.. figures, .. settings];
    }

    public static string Title(string column) =>
        column.StartsWith(RunQuery.FigurePrefix, StringComparison.Ordinal) ? FigureTitle(column[RunQuery.FigurePrefix.Length..])
        : FlatSettings.Label(column[RunQuery.SettingPrefix.Length..]);

    /// <summary>Empty where the run has no such figure or setting.</summary>
    public static string Value(ListedRun run, string column) => column.StartsWith(RunQuery.FigurePrefix, StringComparison.Ordinal)
        ? run.Figures.TryGetValue(column[RunQuery.FigurePrefix.Length..], out var figure)
            ? Figure(column[RunQuery.FigurePrefix.Length..], figure) : ""
        : run.Settings.GetValueOrDefault(column[RunQuery.SettingPrefix.Length..], "");

    /// <summary>"fine-tuning" and "feature extraction", as people write them; the kind of a cell that has no recipe.</summary>
    public static string Recipe(ListedRun run) => run.Recipe == "fine-tuning" ? run.Recipe
        : CellKind.All.FirstOrDefault(k => k.Kind == run.Recipe)?.Title.ToLowerInvariant() ?? run.Recipe.Replace('-', ' ');

    /// <summary>A figure's name for people; its value carries the unit.</summary>
    public static string FigureTitle(string name) => name switch
    {
        "seconds" => "training time",
        "perplexity before" => "perplexity before tuning",
        "unknown tokens, per cent" => "unknown tokens",
        "bleu" => "BLEU",
        _ when name.StartsWith("exact, ", StringComparison.Ordinal) => "exact match, " + name["exact, ".Length..],
        _ => name,
    };

    /// <summary>A figure with its unit.</summary>
    public static string Figure(string name, double value) => name switch
    {
        "seconds" => Figures.Seconds(value),
        "perplexity" or "perplexity before" => value.ToString("0.00"),
        "bits per character" => $"{value:0.000} bits",
        "bleu" => value.ToString("0.0"),
        "epochs" => Figures.Count((long)value),
        _ when name.EndsWith($" {Preprocessing.Unit}", StringComparison.Ordinal)
            || name.EndsWith($" {Tokenization.Unit}", StringComparison.Ordinal) => Figures.Count((long)value),
        "gap" or "forgotten" => $"{value:0.0} points",
        _ => $"{value:0.0} %",
    };
}
