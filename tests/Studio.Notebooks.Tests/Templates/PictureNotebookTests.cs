using Studio.Experiments.Catalogue;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Templates;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Templates;

public sealed class PictureNotebookTests
{
    private static readonly string s_source = DatasetFacts.UploadKey(new string('a', 64));

    private static readonly string s_stored = WeightsFacts.StoredKey(new string('b', 64));

    [Fact]
    public void Of_FewClasses_IsTitledByThem() => Assert.Equal("Ants or bees", Make(["ants", "bees"], SampleStudio.Catalogue).Title);

    [Fact]
    public void Of_ManyClasses_IsTitledByTheDataSet() => Assert.Equal("Garden", Make(["a", "b", "c", "d"], SampleStudio.Catalogue).Title);

    [Fact]
    public void Of_AnyClasses_IsReadyToRun()
    {
        var notebook = Make(["ants", "bees"], SampleStudio.Catalogue);

        Assert.All(notebook.Cells.Where(c => c.IsRunnable), cell => Assert.Empty(CellFaults.Of(notebook, cell, SampleStudio.Catalogue)));
        Assert.Equal([typeof(Note), typeof(Dataset), typeof(PretrainedModel), typeof(Transfer), typeof(Evaluate), typeof(TryIt)],
            notebook.Cells.Select(c => c.GetType()));
    }

    [Fact]
    public void Of_WithWeightsOfPhotosAtHand_StartsFromThem()
    {
        var catalogue = SampleStudio.Catalogue with
        {
            Weights = [.. SampleStudio.Catalogue.Weights,
                new(s_stored, "squeezenet1-0", "squeezenet", "", IsBundled: false, 5_000_000, null, []) { IsHere = true }],
        };

        var notebook = Make(["ants", "bees"], catalogue);
        var model = notebook.Cells.OfType<PretrainedModel>().Single();

        Assert.Equal(("squeezenet1-0", s_stored), (model.Backbone, model.Weights));
        Assert.DoesNotContain("Are these photos?", notebook.Cells.OfType<Note>().First().Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WithoutThem_StartsFromWhatComesWithTheStudioAndSaysWhatPhotosNeed()
    {
        var notebook = Make(["ants", "bees"], SampleStudio.Catalogue);

        Assert.True(SampleStudio.Catalogue.WeightsOf(notebook.Cells.OfType<PretrainedModel>().Single().Weights!)?.IsBundled);
        Assert.Contains("Press *Upload weights* there", notebook.Cells.OfType<Note>().First().Markdown, StringComparison.Ordinal);
    }

    private static Notebook Make(IReadOnlyList<string> classes, StudioCatalogue catalogue) =>
        PictureNotebook.Of("garden", s_source, classes, catalogue);
}
