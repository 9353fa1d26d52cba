using System.Text.Json;

namespace Studio.Notebooks.Settings;

/// <param name="Value">As it stands in the file.</param>
public sealed record SettingChoice(JsonElement Value, string Label)
{
    public static SettingChoice Of(string? value, string label) => new(JsonSerializer.SerializeToElement(value), label);
}
