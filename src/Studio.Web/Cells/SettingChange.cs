using System.Text.Json;
using Studio.Experiments;
using Studio.Notebooks.Editing;

namespace Studio.Web.Cells;

/// <summary>A person's request to change one setting of a cell.</summary>
/// <param name="Setting">Path in the file, for example "title" or "recipe.epochs".</param>
/// <param name="Seen">What stood there when the person began.</param>
public sealed record SettingChange(string Setting, JsonElement Seen, JsonElement Value)
{
    public static SettingChange Of(string setting, object? seen, object? value) => new(setting, Element(seen), Element(value));

    public NotebookEdit.Set On(string cell) => new(cell, Setting, Seen, Value);

    private static JsonElement Element(object? value) => JsonSerializer.SerializeToElement(value, StudioJson.Options);
}
