using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Studio.Experiments.Catalogue;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Settings;
using Studio.Runtime.Link;

namespace Studio.Web.Forms;

/// <summary>The form of a cell.</summary>
public sealed partial class CellForm : ComponentBase
{
    private const int FewSettings = 12;

    private static readonly SettingDescription s_title =
        new("title", "Title", SettingType.Text, "Title: the name of the cell in the outline and in other cells. Empty shows its kind.",
        IsOptional: false, JsonSerializer.SerializeToElement(""), 0, 120);

    private readonly Dictionary<string, bool> _open = [];
    private FormLayout _layout = new([], []);
    private string? _search;
    private bool _isMore;

    [Parameter, EditorRequired] public required Cell Cell { get; set; }

    [Parameter, EditorRequired] public required Notebook Notebook { get; set; }

    [Parameter, EditorRequired] public required StudioCatalogue Catalogue { get; set; }

    /// <summary>Why the last change of this cell was not taken.</summary>
    [Parameter] public CellFault? Refusal { get; set; }

    /// <summary>Asks for a change of this cell, or of one that it takes in.</summary>
    [Parameter] public EventCallback<NotebookEdit.Set> OnSet { get; set; }

    /// <summary>Asks the interactive worker; null where there is none.</summary>
    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    /// <summary>What it will train, if that is a transfer.</summary>
    private StatedTransfer? Transfer => (Cell as IStates<StatedTransfer>)?.Stated(Notebook);

    private FormField Title => new(Cell, s_title, JsonSerializer.SerializeToElement(Cell.Title), null, []);

    private bool IsSearched => !string.IsNullOrWhiteSpace(_search);

    private bool HasSearch => _layout.Groups.Sum(g => g.Fields.Sum(f => f.All.Count())) > FewSettings;

    private IReadOnlyList<FormGroup> Found => !IsSearched ? _layout.Groups
        : [.. _layout.Groups.Select(g => g with { Fields = [.. g.Fields.Where(f => f.All.Any(IsFound))] }).Where(g => g.Fields.Count > 0)];

    /// <summary>What is not at its default, so that nothing of it is hidden.</summary>
    private string Summary => _layout.Changed.Count == 0 ? string.Join(", ", _layout.Groups.Select(g => g.Title))
        : $"{_layout.Changed.Count} changed: {string.Join(", ", _layout.Changed.Select(f => $"{f.Setting.Label} {f.Text}"))}";

    protected override void OnInitialized() => _isMore = FormLayout.Of(Notebook, Cell, Catalogue).Changed.Count > 0;

    protected override void OnParametersSet() => _layout = FormLayout.Of(Notebook, Cell, Catalogue);

    private bool IsFound(FormField field) =>
        $"{field.Setting.Label} {field.Setting.Description} {field.Setting.Group}".Contains(_search!.Trim(),
            StringComparison.OrdinalIgnoreCase);

    /// <summary>Until a person opens or closes it, a group is open if something in it is not at its default.</summary>
    private bool IsOpen(FormGroup group) => _open.TryGetValue(group.Title, out var isOpen) ? isOpen : group.Changed.Count > 0;

    private void Toggle(FormGroup group) => _open[group.Title] = !IsOpen(group);

    private CellFault? RefusalOf(FormField field) => field.Owner.Id == Cell.Id ? Refusal : null;

    private static string KeyOf(FormField field) => $"{field.Owner.Id}/{field.Setting.Path}";
}
