using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Runtime.Accounts;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Library;

public sealed class StoredModelsTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;
    private static readonly Person s_ada = new("ada", "Ada", PersonRole.Member), s_ben = new("ben", "Ben", PersonRole.Member);

    [Fact]
    public async Task Add_Weights_AreInTheCatalogueUnderTheirHash()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (models, catalogue) = Open(studio);

        var stored = await models.AddAsync(await NewAsync(studio), s_ada, s_ct);

        var facts = catalogue.Value.WeightsOf(stored.Key)!;
        Assert.Equal(("net", "My net", true, true), (facts.Backbone, facts.Source, facts.IsHere, facts.IsStored));
        Assert.Equal(stored.File.Sha256, WeightsFacts.HashOf(stored.Key));
    }

    [Fact]
    public async Task Load_AfterARestart_KnowsThemAgain()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var stored = await Open(studio).Models.AddAsync(await NewAsync(studio), s_ada, s_ct);
        var (models, catalogue) = Open(studio);

        await models.LoadAsync(s_ct);

        Assert.NotNull(catalogue.Value.WeightsOf(stored.Key));
    }

    [Fact]
    public async Task Delete_ThenRestore_BringsThemBack()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (models, catalogue) = Open(studio);
        var stored = await models.AddAsync(await NewAsync(studio), s_ada, s_ct);

        Assert.False(await models.DeleteAsync(stored, s_ben, s_ct));
        Assert.True(await models.DeleteAsync(stored, s_ada, s_ct));
        Assert.Null(catalogue.Value.WeightsOf(stored.Key));
        Assert.True(await models.RestoreAsync(stored, s_ada, s_ct));

        Assert.NotNull(catalogue.Value.WeightsOf(stored.Key));
    }

    [Fact]
    public async Task Rename_ByItsOwner_ChangesTheNameInTheCatalogue()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (models, catalogue) = Open(studio);
        var stored = await models.AddAsync(await NewAsync(studio), s_ada, s_ct);

        Assert.True(await models.RenameAsync(stored, " Ants ", s_ada, s_ct));

        Assert.Equal("Ants", catalogue.Value.WeightsOf(stored.Key)!.Source);
    }

    [Fact]
    public async Task Sweep_ADayAfterItWasDeleted_LetsGoOfItsFile()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await new PersonService(studio.Storage, studio.Time).JoinAsync("Ada", PersonRole.Owner);
        var (models, _) = Open(studio);
        var stored = await models.AddAsync(await NewAsync(studio), s_ada, s_ct);
        await models.DeleteAsync(stored, s_ada, s_ct);

        studio.Time.Advance(TimeSpan.FromHours(25));
        await models.SweepAsync(s_ct);
        await studio.Artifacts.SweepAsync(s_ct);

        Assert.Empty(await models.ListAsync(s_ct));
        Assert.Null(studio.Artifacts.PathOf(stored.File.Sha256, stored.File.Ending));
    }

    [Fact]
    public async Task Sweep_AModelOfARunThatIsThere_StaysOffTheList()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (models, _) = Open(studio);
        var stored = await models.AddAsync(await NewAsync(studio, await studio.AddRunAsync()), s_ada, s_ct);
        await models.DeleteAsync(stored, s_ada, s_ct);

        studio.Time.Advance(TimeSpan.FromHours(25));
        await models.SweepAsync(s_ct);

        Assert.True(Assert.Single(await models.ListAsync(s_ct)).IsDeleted);
    }

    [Fact]
    public async Task SetHere_Downloads_AreMarkedAndStoredModelsStay()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (models, catalogue) = Open(studio);
        var stored = await models.AddAsync(await NewAsync(studio), s_ada, s_ct);

        catalogue.SetHere(new HashSet<string> { "published" });

        Assert.True(catalogue.Value.WeightsOf("published")!.IsHere);
        Assert.NotNull(catalogue.Value.WeightsOf(stored.Key));
    }

    private static (StoredModels Models, CurrentCatalogue Catalogue) Open(TemporaryStudio studio)
    {
        var program = StudioCatalogue.Empty with { Weights = [new("published", "net", "Photos", "MIT", IsBundled: false, 10, null, [])] };
        var catalogue = new CurrentCatalogue(program);
        return (new(studio.Storage, studio.Artifacts, catalogue, new RuntimeOptions { DataFolder = studio.Folder, Time = studio.Time }),
            catalogue);
    }

    private static async Task<NewModel> NewAsync(TemporaryStudio studio, Guid? run = null) =>
        new("My net", await studio.Artifacts.PutAsync("weights"u8.ToArray(), "safetensors", s_ct),
            new("net", ["ants", "bees"], Preprocessing.Cifar, "a class"), run);
}
