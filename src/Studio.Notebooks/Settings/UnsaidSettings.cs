using System.Text.Json;
using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Editing;

namespace Studio.Notebooks.Settings;

/// <summary>Settings that are not at their defaults although the cell's sentence would read the same if they were.</summary>
internal static class UnsaidSettings
{
    public static string AddTo(string sentence, Cell cell, Notebook notebook, StudioCatalogue catalogue)
    {
        if (!cell.IsRunnable)
            return sentence;
        var record = JsonSerializer.SerializeToElement(cell, StudioJson.Options);
        var unsaid = SettingDescriptions.Of(cell.GetType(), notebook.UnitOf(cell, catalogue))
            .SelectMany(s => All(FormField.Of(cell, s, record), ""))
            .Where(f => f.Field.IsChanged && Reset(cell, f.Field).Says(notebook, catalogue) == sentence).Select(f => f.Phrase).ToArray();
        var whole = char.ToUpperInvariant(sentence[0]) + sentence[1..];
        return unsaid.Length == 0
            ? whole : $"{whole} {(unsaid.Length == 1 ? "Also" : $"{unsaid.Length} other settings")}: {string.Join(", ", unsaid)}.";
    }

    /// <summary>With the name of the record, where several may have a setting of that name: "EWC examples per class 10".</summary>
    private static IEnumerable<(FormField Field, string Phrase)> All(FormField field, string prefix)
    {
        var label = prefix + Spoken(field.Setting.Label);
        return field.Fields.SelectMany(f => All(f, field is { Setting.IsOptional: true, Kind: { } kind } ? $"{Spoken(kind.Label)} " : ""))
            .Prepend((field, $"{label} {field.Text}"));
    }

    /// <summary>A label within a sentence: "Batch size" is "batch size", "EWC" stays.</summary>
    private static string Spoken(string label) =>
        label.Length > 1 && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private static Cell Reset(Cell cell, FormField field) =>
        SettingChange.Put(cell, field.Setting.Path, field.Setting.Default.ValueKind == JsonValueKind.Object && field.Kind is not null
        ? Likened(field.Setting.Default, field.Value) : field.Setting.Default);

    /// <summary>Another kind of record with the plain values that both kinds have, so that what differs is the kind alone.</summary>
    private static JsonElement Likened(JsonElement standard, JsonElement value)
    {
        var likened = JsonObject.Create(standard)!;
        foreach (var member in value.EnumerateObject()
            .Where(m => m.Name != "kind" && m.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
            && standard.TryGetProperty(m.Name, out var own) && own.ValueKind == m.Value.ValueKind))
            likened[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return JsonSerializer.SerializeToElement(likened);
    }
}
