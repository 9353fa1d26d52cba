using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;
using Studio.Runtime.Devices;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;
using Studio.Web.Persons;

namespace Studio.Web.Pages.RunViews;

/// <summary>The table of all runs. What it shows stands in its address.</summary>
public sealed partial class Runs
{
    private IReadOnlyList<ListedRun>? _all;
    private IReadOnlyList<ListedRun> _found = [];
    private RunsView _view = new();
    private Person? _person;

    [Inject] public required RunService Service { get; set; }

    [Inject] public required RunList List { get; set; }

    [Inject] public required DeviceBoard Board { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required ISnackbar Snackbar { get; set; }

    private IReadOnlyList<ListedRun> Compared =>
        [.. _view.Compared.Select(id => _all!.FirstOrDefault(r => r.Id == id)).OfType<ListedRun>()];

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        _view = RunsView.Parse(new(Navigation.Uri));
        _person = await Viewer.GetAsync();
    }

    /// <summary>Whenever a run begins, waits or ends, its device or the queue changes.</summary>
    private async IAsyncEnumerable<IReadOnlyList<ListedRun>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var _ in Board.WatchAsync(ct))
            yield return await List.ListAsync(new(), ct);
    }

    private void Take(IReadOnlyList<ListedRun> runs)
    {
        _all = runs;
        Find();
        StateHasChanged();
    }

    private void Find() => _found = _view.Query.Apply(_all ?? []);

    private void Show(RunsView view) => Navigation.NavigateTo(view.Address(), replace: true);

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath != "/runs")
            return;
        _view = RunsView.Parse(new(e.Location));
        Find();
        _ = InvokeAsync(StateHasChanged);
    }

    private bool MayChange(ListedRun run) => _person!.IsOwner || run.Person == _person.Id;

    private async Task DeleteAsync(IReadOnlyList<ListedRun> runs)
    {
        var deleted = await Service.DeleteAsync([.. runs.Select(r => r.Id)], _person!);
        if (deleted.LeftOut is { } why)
            Snackbar.Add(why, Severity.Warning);
        if (deleted.Runs.Count > 0)
            Snackbar.Add(deleted.Runs.Count == 1 ? "1 run deleted." : $"{deleted.Runs.Count} runs deleted.", Severity.Normal, o =>
            {
                (o.Action, o.VisibleStateDuration) = ("Undo", 10_000);
                o.OnClick = _ => RestoreAsync(deleted.Runs);
            });
        await ReloadAsync();
        Show(_view with { Compared = [.. _view.Compared.Except(deleted.Runs)] });
    }

    private async Task RestoreAsync(IReadOnlyList<Guid> runs)
    {
        await Service.RestoreAsync(runs, _person!);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        var runs = await List.ListAsync(new());
        await InvokeAsync(() => Take(runs));
    }

    public void Dispose() => Navigation.LocationChanged -= Moved;
}
