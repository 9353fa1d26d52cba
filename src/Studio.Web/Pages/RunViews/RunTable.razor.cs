using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Runtime.Runs;
using Studio.Web.Display;

namespace Studio.Web.Pages.RunViews;

public sealed partial class RunTable
{
    [Parameter, EditorRequired] public required IReadOnlyList<ListedRun> Runs { get; set; }

    [Parameter, EditorRequired] public required RunsView View { get; set; }

    [Parameter] public EventCallback<RunsView> ViewChanged { get; set; }

    /// <summary>Whether the viewer may delete a run.</summary>
    [Parameter, EditorRequired] public required Func<ListedRun, bool> MayChange { get; set; }

    [Parameter] public EventCallback<ListedRun> OnDelete { get; set; }

    [CascadingParameter(Name = "IsDark")] public bool IsDark { get; set; }

    private Func<ListedRun, string>? Group => View.Group switch
    {
        "notebook" => run => run.NotebookTitle,
        "person" => run => run.PersonName,
        "recipe" => run => run.Recipe,
        _ => null,
    };

    /// <summary>Groups stay together over the pages, in the order in which the first of each comes.</summary>
    private IEnumerable<ListedRun> Ordered => Group is { } group ? Runs.GroupBy(group).SelectMany(g => g) : Runs;

    private TableGroupDefinition<ListedRun>? Grouping =>
        Group is { } group ? new() { Selector = run => group(run), Expandable = false } : null;

    /// <summary>Of a group on all pages.</summary>
    private string CountOf(object? key) =>
        Runs.Count(r => Equals(Group!(r), key)) is var count && count == 1 ? "1 run" : $"{Figures.Count(count)} runs";

    private bool IsChosen(ListedRun run) => View.Compared.Contains(run.Id);

    private string RowClass(ListedRun run, int row) => IsChosen(run) ? "chosen-run" : "";
}
