using System.Text.Json;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Experiments;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Settings;

namespace Studio.Web.Forms;

/// <summary>One setting: its value, and beneath it what it does.</summary>
public sealed partial class SettingField : ComponentBase
{
    [Parameter, EditorRequired] public required FormField Field { get; set; }

    [Parameter] public CellFault? Refusal { get; set; }

    [Parameter] public EventCallback<NotebookEdit.Set> OnSet { get; set; }

    private SettingDescription Setting => Field.Setting;

    private Adornment Adorned => Setting.Unit is null ? Adornment.None : Adornment.End;

    private string HelpId => $"help-{Field.Owner.Id}-{Setting.Path.Replace('.', '-')}";

    private bool HasFault => Refusal?.Setting == Setting.Path;

    private double? Number => Field.Value.ValueKind == JsonValueKind.Number ? Field.Value.GetDouble() : null;

    private long? Whole => Field.Value.ValueKind == JsonValueKind.Number && Field.Value.TryGetInt64(out var whole) ? whole : null;

    private string Text => Field.Value.ValueKind == JsonValueKind.String ? Field.Value.GetString()! : "";

    private SettingChoice? Chosen => Setting.Choices.FirstOrDefault(c => JsonElement.DeepEquals(c.Value, Field.Value));

    private IReadOnlyList<string> ChosenMany =>
        Field.Value.ValueKind == JsonValueKind.Array ? [.. Field.Value.EnumerateArray().Select(v => v.GetRawText())] : [];

    private string LabelOf(string? raw) =>
        Setting.Choices.FirstOrDefault(c => c.Value.GetRawText() == raw)?.Label ?? (raw is null or "null" ? "none" : raw.Trim('"'));

    private Task SetAsync<T>(T value) => AskAsync(JsonSerializer.SerializeToElement(value, StudioJson.Options));

    private Task SetRawAsync(string? raw) => AskAsync(JsonElement.Parse(raw ?? "null"));

    private Task SetManyAsync(IReadOnlyCollection<string?>? raw) => AskAsync(JsonElement.Parse($"[{string.Join(',', raw ?? [])}]"));

    private Task SaveTextAsync(string seen, string text) => OnSet.InvokeAsync(new(Field.Owner.Id, Setting.Path,
        seen == Text ? Field.Value : JsonSerializer.SerializeToElement(seen, StudioJson.Options),
        JsonSerializer.SerializeToElement(text, StudioJson.Options)));

    private Task ResetAsync() => AskAsync(Setting.Default);

    private Task AskAsync(JsonElement value) => OnSet.InvokeAsync(new(Field.Owner.Id, Setting.Path, Field.Value, value));
}
