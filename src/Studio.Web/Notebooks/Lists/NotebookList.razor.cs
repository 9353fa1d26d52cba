using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Persons;
using Studio.Runtime.Runs;

namespace Studio.Web.Notebooks.Lists;

public sealed partial class NotebookList : ComponentBase
{
    private const int UndoOfferedMilliseconds = 10_000;

    private IReadOnlyList<NotebookSummary>? _notebooks;
    private IReadOnlyList<NotebookSummary> _deleted = [];
    private IReadOnlyDictionary<string, RunSummary> _last = new Dictionary<string, RunSummary>();
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private Person? _viewer;
    private bool _isWhole;

    /// <summary>The viewer's own, or those of everybody else; the last changed first.</summary>
    [Parameter] public bool IsOwn { get; set; }

    /// <summary>So many are shown before somebody asks for all.</summary>
    [Parameter] public int First { get; set; } = 30;

    protected override async Task OnInitializedAsync()
    {
        _viewer = await Viewer.GetAsync();
        _names = await Persons.NamesAsync();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _last = (await Runs.ListAsync(null)).Where(r => r.Result is not null).GroupBy(r => r.Request.Notebook)
            .ToDictionary(g => g.Key, g => g.First());
        _deleted = [.. (await Service.DeletedAsync(_viewer!)).Where(IsListed)];
        _notebooks = [.. (await Service.ListAsync()).Where(IsListed).OrderByDescending(n => n.ChangedAt)];
    }

    private bool IsListed(NotebookSummary notebook) => notebook.Person == _viewer!.Id == IsOwn;

    private async Task DeleteAsync(NotebookSummary notebook)
    {
        if (await Service.DeleteAsync(notebook.Id, _viewer!) is { } refusal)
            Snackbar.Add(refusal, Severity.Warning);
        else
            Snackbar.Add($"“{notebook.Title}” is deleted. It can be restored for a day.", Severity.Normal, options =>
            {
                options.Action = "Undo";
                options.VisibleStateDuration = UndoOfferedMilliseconds;
                options.OnClick = _ => InvokeAsync(() => RestoreAsync(notebook));
            });
        await LoadAsync();
    }

    private async Task RestoreAsync(NotebookSummary notebook)
    {
        if (await Service.RestoreAsync(notebook.Id, _viewer!) is { } refusal)
            Snackbar.Add(refusal, Severity.Warning);
        await LoadAsync();
        StateHasChanged();
    }
}
