using FsCheck.Xunit;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Order;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Order;

public sealed class DependencyOrderTests
{
    [Fact]
    public void Of_CellsThatStandInOrder_KeepTheirPlaces() =>
        Assert.Equal(SampleNotebook.Whole.Cells, DependencyOrder.Of(SampleNotebook.Whole));

    [Fact]
    public void Of_AnyOrder_PutsInputsFirst()
    {
        var turned = SampleNotebook.Whole with { Cells = [.. SampleNotebook.Whole.Cells.Reverse()] };

        var ordered = DependencyOrder.Of(turned).Select(c => c.Id).ToList();

        Assert.All(turned.Cells, c => Assert.All(c.Inputs, i => Assert.True(ordered.IndexOf(i) < ordered.IndexOf(c.Id))));
        Assert.Equal(turned.Cells.Count, ordered.Count);
    }

    [Fact]
    public void Of_Cycle_LeavesOutWhatLiesOnItOrBehindIt()
    {
        var notebook = SampleNotebook.With(new Evaluate { Id = "a", Model = "b" }, new Evaluate { Id = "b", Model = "a" },
            new Evaluate { Id = "c", Model = "b" }, new Evaluate { Id = "d" });

        Assert.Equal(["d"], DependencyOrder.Of(notebook).Select(c => c.Id));
    }

    [Fact]
    public void UpTo_ACell_IsAllThatItNeedsAndItself() =>
        Assert.Equal(["data-1", "model-1", "frozen", "evaluate-1"],
            DependencyOrder.UpTo(SampleNotebook.Whole, "evaluate-1").Select(c => c.Id));

    [Fact]
    public void Behind_ACell_IsAllThatBecomesStaleWithIt() =>
        Assert.Equal(["scratch", "compare-1", "which-1"], DependencyOrder.Behind(SampleNotebook.Whole, "model-2").Select(c => c.Id));

    [Property]
    public void Of_AnyNotebook_HoldsEveryCellOnce(int seed)
    {
        var notebook = new RandomNotebooks(seed).Notebook();

        Assert.Equal(notebook.Cells.Select(c => c.Id).Order(), DependencyOrder.Of(notebook).Select(c => c.Id).Order());
    }
}
