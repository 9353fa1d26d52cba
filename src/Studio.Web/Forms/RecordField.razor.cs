using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Settings;

namespace Studio.Web.Forms;

public sealed partial class RecordField : ComponentBase
{
    private static readonly JsonElement s_nothing = JsonElement.Parse("null");

    [Parameter, EditorRequired] public required FormField Field { get; set; }

    [Parameter] public CellFault? Refusal { get; set; }

    [Parameter] public EventCallback<NotebookEdit.Set> OnSet { get; set; }

    /// <summary>None or off first, then the kinds, or the ready-made values of the only kind.</summary>
    private IReadOnlyList<Option> Options => [.. Nothing, .. Kinds, .. Custom];

    private IEnumerable<Option> Nothing => Field.Setting.IsOptional ? [new(IsSwitch ? "Off" : "None", null, s_nothing)] : [];

    private IEnumerable<Option> Kinds => Field.Setting.Kinds is [{ Kind: null } only]
        ? only.Presets.Count > 0
        ? only.Presets.Select(p => new Option(p.Label, p.Detail, p.Value)) : [new("On", only.Description, only.Default)]
        : Field.Setting.Kinds.Select(k => new Option(k.Label, k.Description, Field.As(k)));

    /// <summary>Where a value is none of the ready-made ones.</summary>
    private IEnumerable<Option> Custom =>
        IsSwitch && Field.Kind is { Presets: { Count: > 0 } presets } && !presets.Any(p => JsonElement.DeepEquals(p.Value, Field.Value))
        ? [new("Custom", "Your own values of the settings.", Field.Value)] : [];

    private bool IsSwitch => Field.Setting is { IsOptional: true, Kinds: [{ Kind: null }] };

    /// <summary>A method that is on or off: its own paragraph says more than the setting does.</summary>
    private bool IsExplained => IsSwitch && Field.Kind is { Presets.Count: 0, Description: not null };

    private Option Chosen => Field.Kind is not { } kind ? Options[0]
        : kind.Kind is not null ? Options.First(o => o.Name == kind.Label)
        : Options.LastOrDefault(o => JsonElement.DeepEquals(o.Value, Field.Value)) ?? Options[^1];

    private Task ChooseAsync(string name) => name == Chosen.Name ? Task.CompletedTask : AskAsync(Options.First(o => o.Name == name).Value);

    private Task AskAsync(JsonElement value) => OnSet.InvokeAsync(new(Field.Owner.Id, Field.Setting.Path, Field.Value, value));

    private sealed record Option(string Name, string? Description, JsonElement Value);
}
