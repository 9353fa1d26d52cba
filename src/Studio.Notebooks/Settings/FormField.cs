using System.Text.Json;
using System.Text.Json.Nodes;

namespace Studio.Notebooks.Settings;

/// <summary>A setting and what it is set to.</summary>
/// <param name="Owner">The cell that has it; another one than the form's where an input offers it.</param>
/// <param name="Kind">The chosen kind of a record; null for anything else, and for a record that is not there.</param>
/// <param name="Fields">The settings of that kind that stand with their record, and not among the basic ones or in a
/// group of their own.</param>
public sealed record FormField(Cell Owner, SettingDescription Setting, JsonElement Value, SettingKind? Kind,
    IReadOnlyList<FormField> Fields)
{
    /// <summary>This one and all that stand with it.</summary>
    public IEnumerable<FormField> All => Fields.SelectMany(f => f.All).Prepend(this);

    /// <summary>False where any value is as usual as another: other cells, and texts; and where the default does not
    /// fit, as weights of another backbone.</summary>
    public bool HasDefault =>
        IsOffered(Setting.Default) && Setting.Type is not (SettingType.Input or SettingType.Inputs or SettingType.Lines)
        && !(Setting.Type == SettingType.Text && Setting.Default.ValueKind == JsonValueKind.String
            && Setting.Default.GetString()!.Length == 0);

    /// <summary>Not what the recipe, or whatever record it belongs to, presets. Of a record its kind counts;
    /// its settings are fields themselves.</summary>
    public bool IsChanged =>
        HasDefault && (Setting.Type == SettingType.Record
            ? Kind != KindOf(Setting, Setting.Default) : !JsonElement.DeepEquals(Value, Setting.Default));

    /// <summary>The value as people read it, with its unit, for example "4 pixels".</summary>
    public string Text => TextOf(Value);

    public string DefaultText => TextOf(Setting.Default);

    /// <summary>The field of a setting with all that stands below it.</summary>
    /// <param name="record">The cell as it stands in the file, with all its settings.</param>
    public static FormField Of(Cell owner, SettingDescription setting, JsonElement record)
    {
        var value = SettingPath.Find(record, setting.Path);
        var kind = KindOf(setting, value);
        return new(owner, setting, value, kind, kind is null ? [] : [.. kind.Settings.Select(s => Of(owner, s, record))]);
    }

    /// <summary>The record as one of another kind. Settings for which both kinds have the same default keep their
    /// values; the others start from the new kind's defaults, for example its learning rate.</summary>
    public JsonElement As(SettingKind other)
    {
        if (Kind is null || Value.ValueKind != JsonValueKind.Object)
            return other.Default;
        var record = JsonObject.Create(other.Default)!;
        foreach (var standard in other.Default.EnumerateObject())
            if (Kind.Default.TryGetProperty(standard.Name, out var own) && JsonElement.DeepEquals(own, standard.Value)
                && Value.TryGetProperty(standard.Name, out var kept))
                record[standard.Name] = JsonNode.Parse(kept.GetRawText());
        return JsonSerializer.SerializeToElement(record);
    }

    private static SettingKind? KindOf(SettingDescription setting, JsonElement value) => value.ValueKind != JsonValueKind.Object ? null
        : setting.Kinds.FirstOrDefault(k => k.Kind is null || value.TryGetProperty("kind", out var kind) && kind.GetString() == k.Kind);

    private bool IsOffered(JsonElement value) =>
        Setting.Type != SettingType.Choice || Setting.Choices.Any(c => JsonElement.DeepEquals(c.Value, value));

    /// <summary>"4 images", "1 image", and where there is no unit, the number.</summary>
    private string WithUnit(double number) => Setting.Unit is not { } unit ? SettingNumber.Text(number)
        : $"{SettingNumber.Text(number)} {(number == 1 && unit.EndsWith('s') && !unit.Contains(' ') ? unit[..^1] : unit)}";

    private string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "on",
        JsonValueKind.False => "off",
        JsonValueKind.Null or JsonValueKind.Undefined =>
            Setting.Kinds.Count == 1 ? "off" : Setting.Type is SettingType.Number or SettingType.WholeNumber ? "no limit" : "none",
        JsonValueKind.Number => WithUnit(value.GetDouble()),
        JsonValueKind.Object => KindOf(Setting, value) is { Kind: not null } kind ? kind.Label : "on",
        _ => Setting.Choices.FirstOrDefault(c => JsonElement.DeepEquals(c.Value, value))?.Label ?? value.GetRawText(),
    };
}
