using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Library;
using Studio.Runtime.Runs;

namespace Studio.Web.Pages.Library;

/// <summary>A model of somebody's own, uploaded or trained here.</summary>
/// <param name="Stored">Null for a model of a run that nobody has named or used yet.</param>
/// <param name="Run">Null for an upload, and where the run was deleted.</param>
/// <param name="Notebook">Title of the notebook of the run; empty without one.</param>
public sealed record ListedModel(StoredModel? Stored, RunSummary? Run, string PersonName, string Notebook)
{
    public Classifier? Trained => Run?.Result as Classifier;

    public ArtifactReference File => Stored?.File ?? Trained!.Model;

    public string Backbone => Stored?.Content.Backbone ?? Trained!.Network;

    public IReadOnlyList<string> Classes => Stored?.Content.Classes ?? Trained!.Classes;

    /// <summary>It answers for pictures: it has classes, and its items are no texts.</summary>
    public bool ClassifiesImages =>
        Classes.Count > 0 && Trained?.Unit != Tokenization.Unit && Stored?.Content.Input is not Tokenization;

    public DateTimeOffset CreatedAt => Stored?.CreatedAt ?? Run!.CreatedAt;

    public string Name =>
        Stored?.Name
        ?? (Notebook.Length > 0 && Notebook != Run!.Request.Cell.Label
            ? $"{Notebook}: {Run!.Request.Cell.Label}" : Run!.Request.Cell.Label);

    /// <summary>Images that the final network was fitted to; null where that is not known.</summary>
    public int? Images => Trained is null ? null : Trained.Evidence?.TrainCounts.Sum() ?? Trained.Items.Train;

    /// <summary>The data set that it was trained on, for people; null for an upload.</summary>
    public string? Data =>
        Run?.Request.Inputs.Values.OfType<DatasetResult>().FirstOrDefault(d => d.Reference == Trained?.Dataset)?.Title ?? Trained?.Dataset;

    /// <summary>Key of the weights that its training started from; null at random, and for an upload.</summary>
    public string? Origin => Run?.Request.Inputs.Values.OfType<ModelResult>().FirstOrDefault()?.Weights;

    /// <summary>Name of the file for somebody who saves it, without ending: "ants-or-bees-squeezenet1_0".</summary>
    public string FileName => $"{Slug(Name)}-{Backbone.Replace('-', '_')}";

    public string Address => $"{File.Address}?name={FileName}";

    /// <summary>All of them, the newest first: stored ones, and those of runs that were not taken off the list.</summary>
    public static IReadOnlyList<ListedModel> All(IReadOnlyList<StoredModel> stored, IReadOnlyList<RunSummary> runs,
        IReadOnlyDictionary<string, string> persons, IReadOnlyDictionary<string, string> notebooks)
    {
        var trained = runs.Where(r => r.Result is Classifier).DistinctBy(r => ((Classifier)r.Result!).Model.Sha256).ToArray();
        RunSummary? RunOf(StoredModel model) =>
            trained.FirstOrDefault(r => r.Id == model.Run || ((Classifier)r.Result!).Model.Sha256 == model.File.Sha256);
        string Notebook(RunSummary? run) => run is null ? "" : notebooks.GetValueOrDefault(run.Request.Notebook, "");
        var known = stored.Select(m => m.File.Sha256).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. stored.Where(m => !m.IsDeleted).Select(m => (Model: m, Run: RunOf(m)))
                .Select(m => new ListedModel(m.Model, m.Run, m.Model.PersonName, Notebook(m.Run)))
                .Concat(trained.Where(r => !known.Contains(((Classifier)r.Result!).Model.Sha256))
                    .Select(r => new ListedModel(null, r, persons.GetValueOrDefault(r.Request.Person, "Somebody"), Notebook(r))))
                .OrderByDescending(m => m.CreatedAt),
        ];
    }

    public bool Matches(string? search, StudioCatalogue catalogue) => string.IsNullOrWhiteSpace(search)
        || new[] { Name, PersonName, Notebook, Data ?? "", catalogue.Backbone(Backbone)?.Title ?? Backbone }.Concat(Classes)
        .Any(t => t.Contains(search.Trim(), StringComparison.CurrentCultureIgnoreCase));

    private static string Slug(string name)
    {
        var plain = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var slug = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? "model" : slug[..Math.Min(slug.Length, 60)].Trim('-');
    }
}
