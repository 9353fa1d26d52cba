using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Studio.Experiments;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Editing;

/// <summary>What becomes of the change of one setting of a cell, named by its path in the file.</summary>
internal abstract record SettingChange
{
    private const string Merged = "Somebody else changed this text at the same time. Both changes are in it now.";

    /// <param name="Before">The value that was there, in the full form of its type.</param>
    /// <param name="Remark">What else there is to say of it; null for nothing.</param>
    public sealed record Made(Cell Cell, JsonElement Before, JsonElement After, string? Remark = null) : SettingChange;

    /// <param name="IsLate">Somebody else has changed it since.</param>
    public sealed record Refused(string Sentence, bool IsLate = false) : SettingChange;

    public static SettingChange Of(Cell cell, NotebookEdit.Set set)
    {
        if (cell is UnknownCell)
            return new Refused("The cell comes from a newer studio. It can be moved and deleted here, but not changed.");
        if (set.Setting == "id")
            return new Refused("The id of a cell cannot change. Change its title, or add another cell.");
        if (Find(cell, set.Setting, out var property, out var now) is { } missing)
            return new Refused(missing);
        if (Read(set.Value, property) is not { } value)
            return new Refused($"{property.Label()} cannot be {set.Value.GetRawText()}. It takes {Expected(property)}.");
        // Who asks for what is there already, for example a second time after a lost answer, has it.
        if (JsonElement.DeepEquals(value, now))
            return new Made(cell, now, now);
        if (Read(set.Seen, property) is not { } seen)
            return new Refused(TooLate(property, now), IsLate: true);
        var isLate = !JsonElement.DeepEquals(seen, now);
        if ((isLate ? Merge(property, seen, value, now) : value) is not { } wanted)
            return new Refused(TooLate(property, now), IsLate: true);
        if (SettingFaults.Of(property, wanted.Deserialize(property.PropertyType, StudioJson.Options), set.Setting)
            .FirstOrDefault() is { } fault)
            return new Refused(fault.Sentence);
        return new Made(Put(cell, set.Setting, wanted), now, wanted, isLate ? Merged : null);
    }

    private static string TooLate(JsonPropertyInfo property, JsonElement now) =>
        $"Someone else has changed {property.Label()} {(IsText(property) ? "meanwhile" : $"to {Short(now)}")}. Check it, "
        + "and change it again if needed.";

    private static bool IsText(JsonPropertyInfo property) =>
        property.Attribute<DataTypeAttribute>() is { DataType: DataType.MultilineText };

    /// <summary>Both changes of a text of several lines; null for any other setting, and where the two do not fit together.</summary>
    private static JsonElement? Merge(JsonPropertyInfo property, JsonElement seen, JsonElement value, JsonElement now) =>
        IsText(property) && TextMerge.Of(seen.GetString()!, value.GetString()!, now.GetString()!) is { } text
            ? JsonSerializer.SerializeToElement(text) : null;

    /// <summary>Null if the path leads to a setting; else a sentence.</summary>
    private static string? Find(Cell cell, string path, out JsonPropertyInfo property, out JsonElement now)
    {
        (property, now) = (null!, default);
        object? owner = cell;
        foreach (var name in path.Split('.'))
        {
            if (owner is null)
                return $"{property.Label()} is not chosen, so it has no '{name}'. Choose it first.";
            if (owner is string || !owner.GetType().IsClass || !SettingProperties.IsRecord(owner.GetType())
                || SettingProperties.Find(owner.GetType(), name) is not { } found)
                return $"There is no setting '{path}' in {cell.Name}. Its settings are: "
                    + $"{string.Join(", ", SettingProperties.Of(cell.GetType()).Select(p => p.Name))}.";
            (property, owner) = (found, found.Get!(owner));
        }
        now = SettingProperties.Element(owner, property.PropertyType);
        return null;
    }

    /// <summary>The value in the full form of the setting's type, so that it can be compared; null if it is of another type.</summary>
    private static JsonElement? Read(JsonElement value, JsonPropertyInfo property)
    {
        if (value.ValueKind is JsonValueKind.Undefined || value.ValueKind is JsonValueKind.Null && property.PropertyType.IsClass
            && !property.IsSetNullable)
            return null;
        try
        {
            return SettingProperties.Element(value.Deserialize(property.PropertyType, StudioJson.Options), property.PropertyType);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The cell with a value that is known to fit.</summary>
    public static Cell Put(Cell cell, string path, JsonElement value)
    {
        var form = JsonSerializer.SerializeToNode(cell, StudioJson.Options)!;
        var names = path.Split('.');
        names[..^1].Aggregate(form, (node, name) => node[name]!)[names[^1]] = JsonNode.Parse(value.GetRawText());
        return form.Deserialize<Cell>(StudioJson.Options)!;
    }

    private static string Expected(JsonPropertyInfo property) =>
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(string) => "a text",
        var type when type == typeof(double) || type == typeof(float) => "a number",
        var type when type.IsEnum => $"one of: {string.Join(", ", Enum.GetNames(type))}",
        var type when type.IsPrimitive => "a whole number",
        var type when StudioJson.Options.GetTypeInfo(type).PolymorphismOptions is { } kinds =>
            $"settings of one of these kinds: {string.Join(", ", kinds.DerivedTypes.Select(k => k.TypeDiscriminator))}",
        var type => SettingProperties.IsRecord(type)
            ? $"these settings: {string.Join(", ", SettingProperties.Of(type).Select(p => p.Name))}" : "a list of texts",
    };

    private static string Short(JsonElement value) => value.ValueKind == JsonValueKind.Object ? "another"
        : value.GetRawText() is { Length: <= 60 } text ? text : "another text";
}
