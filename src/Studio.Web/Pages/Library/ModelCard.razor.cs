using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Notebooks.Templates;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Web.Layout;
using Studio.Web.Notebooks;

namespace Studio.Web.Pages.Library;

/// <summary>A model of somebody's own: what it is, where it comes from, and what can be done with it.</summary>
public sealed partial class ModelCard
{
    private const int MostNamed = 4;

    [Inject] public required StoredModels Stored { get; set; }

    [Inject] public required NewNotebook New { get; set; }

    [Inject] public required CurrentCatalogue Catalogue { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    [Inject] public required ISnackbar Messages { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    [Parameter, EditorRequired] public required ListedModel Model { get; set; }

    [Parameter, EditorRequired] public required Person Viewer { get; set; }

    /// <summary>It was renamed, deleted or brought back.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private string Title => Catalogue.Value.Backbone(Model.Backbone)?.Title ?? Model.Backbone;

    private string ClassList => Model.Classes.Count == 0 ? "no head" : Model.Classes.Count <= MostNamed ? string.Join(", ", Model.Classes)
        : $"{string.Join(", ", Model.Classes.Take(MostNamed - 1))} and {Model.Classes.Count - MostNamed + 1:n0} more";

    private string Origin => Model.Origin is not { } key ? "random weights" : Catalogue.Value.WeightsOf(key) is { } weights
        ? $"{weights.Source}" : "deleted weights";

    private bool MayChange =>
        Model.Stored is { } stored ? StoredModels.MayChange(stored, Viewer) : Viewer.IsOwner || Viewer.Id == Model.Run?.Request.Person;

    private async Task OpenAsync()
    {
        var stored = await KeptAsync();
        await New.OpenAsync(() => ModelNotebook.Of(Model.Backbone, stored.Key, stored.Name, Catalogue.Value));
    }

    private async Task RenameAsync()
    {
        if (await NameDialog.AskAsync(Dialogs, "Name of the model", Model.Name) is not { } name)
            return;
        await Stored.RenameAsync(await KeptAsync(), name, Viewer);
        await OnChanged.InvokeAsync();
    }

    /// <summary>Asks only where notebooks would lose their weights; otherwise undoing it is enough.</summary>
    private async Task DeleteAsync()
    {
        var users = Model.Stored is null ? [] : await Stored.UsedByAsync(Model.Stored);
        if (users.Count > 0 && await Dialogs.ShowMessageBoxAsync($"Delete “{Model.Name}”?",
                $"{(users.Count == 1 ? "A notebook starts from it" : $"{users.Count} notebooks start from it")}: "
                    + $"{string.Join(", ", users.Take(5))}. Their results stay, but they cannot be run again.",
                yesText: "Delete", cancelText: "Cancel") != true)
            return;
        var deleted = await KeptAsync();
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

    /// <summary>A model of a run is stored when somebody wants something of it that outlasts the run.</summary>
    private async Task<StoredModel> KeptAsync() => Model.Stored
        ?? await Stored.AddAsync(new(Model.Name, Model.File, new(Model.Backbone, Model.Classes, null, $"trained on {Model.Data}"),
            Model.Run!.Id), Viewer);
}
