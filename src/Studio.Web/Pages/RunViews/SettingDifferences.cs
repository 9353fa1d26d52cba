using Studio.Experiments.Results.Comparison;
using Studio.Notebooks;
using Studio.Notebooks.Settings;

namespace Studio.Web.Pages.RunViews;

/// <summary>The settings in which cells differ, each with its value in every cell.</summary>
public static class SettingDifferences
{
    public static IReadOnlyList<ComparedSetting> Of(IReadOnlyList<Cell> cells) => Of([.. cells.Select(c => SettingTexts.Of(c))]);

    public static IReadOnlyList<ComparedSetting> Of(IReadOnlyList<IReadOnlyDictionary<string, string>> settings) =>
        [.. settings.SelectMany(s => s.Keys).Distinct()
        .Select(path => new ComparedSetting(path, [.. settings.Select(s => s.GetValueOrDefault(path, "–"))]))
        .Where(s => s.Values.Distinct().Count() > 1)];
}
