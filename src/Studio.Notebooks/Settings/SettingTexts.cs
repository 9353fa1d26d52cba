using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Data;

namespace Studio.Notebooks.Settings;

/// <summary>The settings of a cell as people read them, by the paths of <see cref="FlatSettings"/>.</summary>
public static class SettingTexts
{
    /// <summary>What no form shows, for example a checkpoint to start from, stands as it does in the file.</summary>
    /// <param name="unit">What the items of the data are, in the plural.</param>
    public static IReadOnlyDictionary<string, string> Of(Cell cell, string unit = ItemWords.Unknown)
    {
        var flat = FlatSettings.Of(cell);
        if (cell is UnknownCell)
            return flat;
        var record = JsonSerializer.SerializeToElement(cell, StudioJson.Options);
        var texts = SettingDescriptions.Of(cell.GetType(), unit)
            .SelectMany(s => FormField.Of(cell, s, record).All).ToDictionary(Path, Text);
        return flat.ToDictionary(s => s.Key, s => texts.GetValueOrDefault(s.Key, s.Value));
    }

    /// <summary>Of a record with several kinds its kind is the setting.</summary>
    private static string Path(FormField field) => field.Kind?.Kind is null ? field.Setting.Path : $"{field.Setting.Path}.kind";

    private static string Text(FormField field) => field.Value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", field.Value.EnumerateArray()),
        JsonValueKind.String when field.Setting.Choices.Count == 0 => field.Value.GetString()!,
        _ => field.Text,
    };
}
