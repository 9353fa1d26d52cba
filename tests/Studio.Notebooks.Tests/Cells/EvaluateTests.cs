using Studio.Notebooks.Cells;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Cells;

public sealed class EvaluateTests
{
    [Fact]
    public void RunSeeds_OfItselfOrInACircle_AreOneAndEndAtOnce()
    {
        var notebook = new Notebook("Circles",
        [
            new Evaluate { Id = "itself", Model = "itself" },
            new Evaluate { Id = "there", Model = "back" }, new Evaluate { Id = "back", Model = "there" },
        ]);

        Assert.All(notebook.Cells, c => Assert.Single(c.RunSeeds(notebook)));
        Assert.All(notebook.Cells, c => Assert.NotEmpty(CellFaults.Of(notebook, c, SampleStudio.Catalogue)));
    }
}
