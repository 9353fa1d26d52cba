using Studio.Experiments.Results.Choice;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Cells;

public sealed class WhichBackboneTests
{
    private static readonly WhichBackbone s_cell = SampleNotebook.Cell<WhichBackbone>("which-1");

    [Fact]
    public void TransferFrom_ACandidateWithoutAModelCell_AddsOneAndATransferThatCanRun()
    {
        var cells = s_cell.TransferFrom(Candidate("vgg-thin", "vgg-thin-textures"), SampleNotebook.Whole);
        var notebook = SampleNotebook.With([.. SampleNotebook.Whole.Cells, .. cells]);

        var model = Assert.IsType<PretrainedModel>(cells[0]);
        Assert.Equal(("vgg-thin", "vgg-thin-textures"), (model.Backbone, model.Weights));
        Assert.Equal((model.Id, s_cell.Data), Assert.IsType<Transfer>(cells[1]) is var t ? (t.Model, t.Data) : default);
        Assert.All(cells, c => Assert.Empty(CellFaults.Of(notebook, c, SampleStudio.Catalogue)));
    }

    [Fact]
    public void TransferFrom_ACandidateThatHasAModelCell_TakesThat() =>
        Assert.Equal("model-1",
            Assert.IsType<Transfer>(
                Assert.Single(s_cell.TransferFrom(Candidate("resnet-glyphs", "resnet-glyphs-source"), SampleNotebook.Whole))).Model);

    private static ScoredBackbone Candidate(string backbone, string weights) => new(backbone, weights, weights, new(1, 1, 1, 1))
    {
        Source = "", License = "MIT", Features = 48, Scores = new Dictionary<string, double>(),
    };
}
