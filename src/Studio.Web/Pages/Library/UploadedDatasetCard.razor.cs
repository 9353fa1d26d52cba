using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Experiments.Runs;
using Studio.Notebooks.Templates;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Web.Layout;
using Studio.Web.Notebooks;
using Studio.Web.Uploads;

namespace Studio.Web.Pages.Library;

/// <summary>An uploaded data set: what is in it, its versions, and what can be done with it.</summary>
public sealed partial class UploadedDatasetCard
{
    private const int MostNamed = 6;

    private ArtifactReference? _samples;

    [Inject] public required StoredDatasets Stored { get; set; }

    [Inject] public required DatasetSamples Examples { get; set; }

    [Inject] public required NewNotebook New { get; set; }

    [Inject] public required CurrentCatalogue Catalogue { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    [Inject] public required ISnackbar Messages { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    /// <summary>All versions, the newest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<StoredDataset> Versions { get; set; }

    [Parameter, EditorRequired] public required Person Viewer { get; set; }

    /// <summary>It was renamed, deleted or brought back.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private StoredDataset Newest => Versions[0];

    private string Classes =>
        string.Join(", ", Newest.Content.Classes.Take(MostNamed).Select((name, label) => $"{name} {Newest.Content.CountOf(label):n0}"))
        + (Newest.Content.Classes.Count > MostNamed ? $" and {Newest.Content.Classes.Count - MostNamed} more classes" : "");

    private bool MayChange => Viewer.IsOwner || Viewer.Id == Newest.Person;

    protected override async Task OnParametersSetAsync() => _samples = await Examples.OfAsync(Newest, CancellationToken.None);

    private Task OpenAsync(StoredDataset version) =>
        New.OpenAsync(() => OwnNotebook.Of(version, Catalogue.Value));

    private async Task RenameAsync()
    {
        if (await NameDialog.AskAsync(Dialogs, "Name of the data set", Newest.Name) is not { } name)
            return;
        await Stored.RenameAsync(Newest, name, Viewer);
        await OnChanged.InvokeAsync();
    }

    /// <summary>Asks only where notebooks would lose their data; otherwise undoing it is enough.</summary>
    private async Task DeleteAsync()
    {
        var users = await Stored.UsedByAsync(Newest);
        var use = users.Count == 1 ? "A notebook uses it" : $"{users.Count} notebooks use it";
        var warning = $"{use}: {string.Join(", ", users.Take(5))}. Results stay, but cells cannot be run again.";
        if (users.Count > 0
            && await Dialogs.ShowMessageBoxAsync($"Delete “{Newest.Name}”?", warning, yesText: "Delete", cancelText: "Cancel") != true)
            return;
        var deleted = Newest;
        await Stored.DeleteAsync(deleted, Viewer);
        Messages.Add($"“{deleted.Name}” was deleted.", Severity.Normal, o =>
        {
            o.Action = "Undo";
            o.OnClick = async _ =>
            {
                await Stored.RestoreAsync(deleted, Viewer);
                await InvokeAsync(OnChanged.InvokeAsync);
            };
        });
        await OnChanged.InvokeAsync();
    }
}
