using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Notebooks.Templates;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Templates;

public sealed class TextNotebookTests
{
    private static readonly string s_source = DatasetFacts.UploadKey(new string('a', 64));

    [Fact]
    public void Of_LabelledTexts_TrainsEvaluatesAndLetsOneTry()
    {
        var notebook = TextNotebook.Of("Films", s_source, ["praise", "complaint"]);

        Assert.Equal([typeof(Note), typeof(Dataset), typeof(PretrainedModel), typeof(Transfer), typeof(Evaluate), typeof(TryIt)],
            notebook.Cells.Select(c => c.GetType()));
        Assert.Equal(NotebookFile.Write(notebook), NotebookFile.Write(NotebookFile.Read(NotebookFile.Write(notebook))));
    }

    [Fact]
    public void Of_LabelledTexts_IsReadyToRun()
    {
        var catalogue = SampleStudio.Catalogue with
        {
            Datasets = [new(s_source, "Films", "", IsBundled: true, ["praise", "complaint"]) { Unit = Tokenization.Unit }],
            Backbones = [new("lstm-words", "LSTM over words", 300, 2, [], new Tokenization(["xxunk", "xxpad"], 400))],
        };
        var notebook = TextNotebook.Of("Films", s_source, ["praise", "complaint"]);

        Assert.All(notebook.Cells.Where(c => c.IsRunnable), cell => Assert.Empty(CellFaults.Of(notebook, cell, catalogue)));
    }
}
