using Microsoft.AspNetCore.Components;
using Studio.Notebooks.Templates;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Runtime.Library;
using Studio.Web.Notebooks;
using Studio.Web.Persons;
using Studio.Web.Uploads.Weights;

namespace Studio.Web.Pages.Library;

/// <summary>Models of one's own, and those that are published.</summary>
public sealed partial class Models
{
    /// <summary>As many as leave the published ones in sight.</summary>
    private const int Few = 6;

    private IReadOnlyList<ListedModel>? _models;
    private WeightsOutcome.Stored? _fresh;
    private Person? _viewer;
    private string _search = "";
    private bool _isAll;

    [Inject] public required CurrentCatalogue Catalogue { get; set; }

    [Inject] public required StoredModels Stored { get; set; }

    [Inject] public required RunService Runs { get; set; }

    [Inject] public required NewNotebook New { get; set; }

    [Inject] public required NotebookService Notebooks { get; set; }

    [Inject] public required PersonService Persons { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    private IReadOnlyList<ListedModel> Found => [.. _models!.Where(m => m.Matches(_search, Catalogue.Value))];

    private IEnumerable<ListedModel> Shown => _isAll ? Found : Found.Take(Few);

    protected override async Task OnInitializedAsync()
    {
        _viewer = await Viewer.GetAsync();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var runs = await Runs.ListAsync(null);
        var persons = new Dictionary<string, string>();
        foreach (var id in runs.Select(r => r.Request.Person).Distinct())
            if (await Persons.FindAsync(id) is { } person)
                persons[id] = person.Name;
        var notebooks = (await Notebooks.ListAsync()).ToDictionary(n => n.Id, n => n.Title);
        _models = ListedModel.All(await Stored.ListAsync(), runs, persons, notebooks);
    }

    private async Task TakeAsync(WeightsOutcome.Stored stored)
    {
        _fresh = stored;
        await LoadAsync();
    }

    private Task OpenAsync(WeightsOutcome.Stored stored) =>
        New.OpenAsync(() => ModelNotebook.Of(stored.Backbone, stored.Key, stored.Name, Catalogue.Value));
}
