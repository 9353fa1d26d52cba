using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Studio.Experiments;
using Studio.Notebooks;
using Studio.Notebooks.Settings;
using Studio.Web.Cells;

namespace Studio.Web.Forms;

public sealed partial class SettingField : ComponentBase
{
    [Parameter, EditorRequired] public required SettingDescription Setting { get; set; }

    /// <summary>The cell as it stands in the file, with all its settings.</summary>
    [Parameter, EditorRequired] public required JsonElement Record { get; set; }

    [Parameter] public CellFault? Refusal { get; set; }

    [Parameter] public EventCallback<SettingChange> OnSet { get; set; }

    private JsonElement Value => SettingPath.Find(Record, Setting.Path);

    private bool HasFault => Refusal?.Setting == Setting.Path;

    private double? Number => Value.ValueKind == JsonValueKind.Number ? Value.GetDouble() : null;

    private long? Whole => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var whole) ? whole : null;

    private string Text => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : "";

    private IReadOnlyList<string> Chosen => Value.ValueKind == JsonValueKind.Array ? [.. Value.EnumerateArray().Select(v => v.GetRawText())] : [];

    /// <summary>One line on what it does, with range and default.</summary>
    private string Help
    {
        get
        {
            var range = Setting is { Minimum: { } low, Maximum: { } high } && Setting.Type is SettingType.Number or SettingType.WholeNumber
                ? $"{Figure(Setting.Minimum!.Value)} to {Figure(Setting.Maximum!.Value)}" : null;
            var plain = Setting.Type is SettingType.Number or SettingType.WholeNumber or SettingType.Choice && Setting.Default.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
                ? $"default {LabelOf(Setting.Default.GetRawText())}" : null;
            var facts = string.Join(", ", new[] { range, plain }.OfType<string>());
            return string.Join(" ", new[] { Setting.Description, facts.Length > 0 ? $"({facts})" : null }.OfType<string>());
        }
    }

    private string LabelOf(string? raw) => raw is null or "null" ? "none" : Setting.Choices.FirstOrDefault(c => c.Value.GetRawText() == raw)?.Label ?? raw.Trim('"');

    private Task SetAsync<T>(T value) => OnSet.InvokeAsync(new(Setting.Path, Value, JsonSerializer.SerializeToElement(value, StudioJson.Options)));

    private Task SetRawAsync(string? raw) => OnSet.InvokeAsync(new(Setting.Path, Value, JsonElement.Parse(raw ?? "null")));

    private Task SetManyAsync(IReadOnlyCollection<string?>? raw) => OnSet.InvokeAsync(new(Setting.Path, Value, JsonElement.Parse($"[{string.Join(',', raw ?? [])}]")));

    private static string Figure(double number) => Math.Abs(number) is >= 1e6 or (> 0 and < 1e-3) ? number.ToString("0.##e0") : number.ToString("0.####");
}
