using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Experiments.Runs;
using Studio.Notebooks.Settings;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Devices;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;
using Studio.Web.Persons;

namespace Studio.Web.Pages.RunViews;

/// <summary>One run: its figures, curves, settings, files, and what people wrote on it.</summary>
public sealed partial class RunPage : IDisposable
{
    private static readonly string[] s_settingColumns = ["Setting", "Value"];
    private readonly CancellationTokenSource _end = new();
    private ListedRun? _run;
    private IReadOnlyList<ArtifactReference> _files = [];
    private IReadOnlyDictionary<string, string> _settings = new Dictionary<string, string>();
    private Person? _person;
    private bool _isLoaded;

    [Parameter] public Guid Id { get; set; }

    [Inject] public required RunList List { get; set; }

    [Inject] public required RunService Service { get; set; }

    [Inject] public required DeviceBoard Board { get; set; }

    [Inject] public required ArtifactStore Artifacts { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required ISnackbar Snackbar { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    private bool MayChange => _person!.IsOwner || _person.Id == _run!.Person;

    private IReadOnlyList<IReadOnlyList<string>> Settings =>
        [.. _run!.Settings.Select(s => (IReadOnlyList<string>)[FlatSettings.Label(s.Key), _settings.GetValueOrDefault(s.Key, s.Value)])];

    protected override async Task OnParametersSetAsync()
    {
        _person = await Viewer.GetAsync();
        await LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync();
    }

    private async Task LoadAsync()
    {
        _run = await List.FindAsync(Id, _end.Token);
        // As the form of its cell has them; those of the list are made to be searched.
        if (_run is not null && await Service.FindAsync(Id, _end.Token) is { } whole)
            _settings = SettingTexts.Of(whole.Request.Cell);
        _files = await Artifacts.OfRunAsync(Id, _end.Token);
        _isLoaded = true;
    }

    /// <summary>While the run is active, its status changes with its device.</summary>
    private async Task FollowAsync()
    {
        try
        {
            await foreach (var _ in Board.WatchAsync(_end.Token))
                await InvokeAsync(async () =>
                {
                    if (_run is not { EndedAt: null })
                        return;
                    await LoadAsync();
                    StateHasChanged();
                });
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The reader has left the page.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private async Task DeleteAsync()
    {
        if ((await Service.DeleteAsync([Id], _person!)).LeftOut is { } why)
            Snackbar.Add(why, Severity.Warning);
        await LoadAsync();
    }

    private async Task RestoreAsync()
    {
        await Service.RestoreAsync([Id], _person!);
        await LoadAsync();
    }

    /// <summary>A descriptive name; the beginning of the hash distinguishes two files of a run.</summary>
    private string FileName(ArtifactReference file)
    {
        var title = new string([.. _run!.CellTitle.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]).Trim('-');
        return $"{title}-{file.Sha256[..8]}.{file.Ending}";
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
