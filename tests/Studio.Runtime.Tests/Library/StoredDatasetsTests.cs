using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Runtime.Accounts;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Library;

public sealed class StoredDatasetsTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;
    private static readonly Person s_ada = new("ada", "Ada", PersonRole.Member);
    private static readonly Person s_grace = new("grace", "Grace", PersonRole.Member);
    private static readonly DatasetContent s_content =
        new() { Classes = ["ants", "bees"], Parts = [new(DataPart.Train, [3, 4]), new(DataPart.Test, [1, 2])] };

    [Fact]
    public void Content_OfAnOlderStudio_IsRead()
    {
        const string stored = """
            {"classes":["ant","bee"],"parts":[{"part":"Train","items":[20,10]}],"leftOut":[],"samples":null,"changes":[],"images":30}
            """;

        var content = StudioJson.Read<DatasetContent>(stored);

        Assert.Equal("30 images", content.Size);
        Assert.DoesNotContain("\"images\":", StudioJson.Write(content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_AnUpload_IsListedAndNamedInTheCatalogue()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (datasets, catalogue) = Of(studio);

        var stored = await datasets.AddAsync(new(" Insects ", await FileAsync(studio, "one"), s_content), s_ada, s_ct);

        Assert.Equal("Insects", Assert.Single(await datasets.ListAsync(s_ct)).Name);
        Assert.Equal("Insects", catalogue.Value.Dataset(stored.Source)?.Title);
        Assert.Equal(10, stored.Content.Count);
    }

    [Fact]
    public async Task Add_AVersion_IsNumberedAndFollowsItsParent()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (datasets, _) = Of(studio);
        var first = await datasets.AddAsync(new("Insects", await FileAsync(studio, "one"), s_content), s_ada, s_ct);

        var second = await datasets.AddAsync(new(first.Name, await FileAsync(studio, "two"),
            s_content with { Changes = ["1 image dropped."] }, first), s_ada, s_ct);

        Assert.Equal((2, first.Id, "Insects, version 2"), (second.Version, second.Parent, second.Title));
    }

    [Fact]
    public async Task Rename_OneVersion_RenamesAll()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (datasets, _) = Of(studio);
        var first = await datasets.AddAsync(new("Insects", await FileAsync(studio, "one"), s_content), s_ada, s_ct);
        var second = await datasets.AddAsync(new(first.Name, await FileAsync(studio, "two"), s_content, first), s_ada, s_ct);

        Assert.True(await datasets.RenameAsync(second, "Ants and bees", s_ada, s_ct));

        Assert.All(await datasets.ListAsync(s_ct), d => Assert.Equal("Ants and bees", d.Name));
    }

    [Fact]
    public async Task Delete_AndRestore_BringsItBackWithItsFile()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (datasets, catalogue) = Of(studio);
        var stored = await datasets.AddAsync(new("Insects", await FileAsync(studio, "one"), s_content), s_ada, s_ct);

        await datasets.DeleteAsync(stored, s_ada, s_ct);
        Assert.Empty(await datasets.ListAsync(s_ct));
        Assert.Null(catalogue.Value.Dataset(stored.Source));
        await datasets.RestoreAsync(stored, s_ada, s_ct);

        Assert.Single(await datasets.ListAsync(s_ct));
        Assert.NotNull(studio.Artifacts.PathOf(stored.File.Sha256, "zip"));
    }

    [Fact]
    public async Task Change_ByAnotherMember_IsRefused()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (datasets, _) = Of(studio);
        var stored = await datasets.AddAsync(new("Insects", await FileAsync(studio, "one"), s_content), s_ada, s_ct);

        Assert.False(await datasets.DeleteAsync(stored, s_grace, s_ct));
        Assert.False(await datasets.RenameAsync(stored, "Mine", s_grace, s_ct));
        Assert.Single(await datasets.ListAsync(s_ct));
    }

    [Fact]
    public async Task Sweep_ADayAfterDeletion_LetsTheFileGo()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await new PersonService(studio.Storage, studio.Time).JoinAsync("Ada", PersonRole.Owner);
        var (datasets, _) = Of(studio);
        var stored = await datasets.AddAsync(new("Insects", await FileAsync(studio, "one"), s_content), s_ada, s_ct);
        await datasets.DeleteAsync(stored, s_ada, s_ct);

        studio.Time.Advance(TimeSpan.FromHours(23));
        await datasets.SweepAsync(s_ct);
        await studio.Artifacts.SweepAsync(s_ct);
        Assert.NotNull(studio.Artifacts.PathOf(stored.File.Sha256, "zip"));

        studio.Time.Advance(TimeSpan.FromHours(2));
        await datasets.SweepAsync(s_ct);
        await studio.Artifacts.SweepAsync(s_ct);
        Assert.Null(studio.Artifacts.PathOf(stored.File.Sha256, "zip"));
        Assert.False(await datasets.RestoreAsync(stored, s_ada, s_ct));
    }

    [Fact]
    public async Task UsedBy_ANotebookThatNamesAnOlderVersion_NamesTheNotebook()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (datasets, _) = Of(studio);
        var first = await datasets.AddAsync(new("Insects", await FileAsync(studio, "one"), s_content), s_ada, s_ct);
        var second = await datasets.AddAsync(new(first.Name, await FileAsync(studio, "two"), s_content, first), s_ada, s_ct);
        var notebook = new Notebook("Ants or bees", [new Dataset { Id = "data", Source = first.Source }]);
        await studio.Storage.WriteAsync(context =>
        {
            context.Notebooks.Add(new() { Id = "n", Person = "ada", Title = notebook.Title, Document = NotebookFile.Write(notebook) });
            return context.SaveChangesAsync(s_ct);
        }, s_ct);

        Assert.Equal(["Ants or bees"], await datasets.UsedByAsync(second, s_ct));
    }

    private static (StoredDatasets Datasets, CurrentCatalogue Catalogue) Of(TemporaryStudio studio)
    {
        var catalogue = new CurrentCatalogue(StudioCatalogue.Empty);
        return (new(studio.Storage, studio.Artifacts, catalogue, new() { DataFolder = studio.Folder, Time = studio.Time }), catalogue);
    }

    private static Task<ArtifactReference> FileAsync(TemporaryStudio studio, string content) =>
        studio.Artifacts.PutAsync(System.Text.Encoding.UTF8.GetBytes(content), "zip", s_ct);
}
