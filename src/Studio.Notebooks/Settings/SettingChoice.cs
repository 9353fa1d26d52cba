using System.Text.Json;

namespace Studio.Notebooks.Settings;

/// <param name="Value">As it stands in the file.</param>
/// <param name="Detail">What distinguishes it from the others, in one line below the label; null where the label is enough.</param>
public sealed record SettingChoice(JsonElement Value, string Label, string? Detail = null)
{
    public static SettingChoice Of(string? value, string label, string? detail = null) =>
        new(JsonSerializer.SerializeToElement(value), label, detail);
}
