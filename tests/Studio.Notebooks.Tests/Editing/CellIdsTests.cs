using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Editing;

public sealed class CellIdsTests
{
    [Fact]
    public void Free_TakenNumbers_GivesTheNextOneAndLeavesGaps()
    {
        var notebook = SampleNotebook.With(new Note { Id = "note-1" }, new Note { Id = "note-3" }, new Note { Id = "note-x" });

        Assert.Equal(("note-4", "transfer-1"), (CellIds.Free(notebook, "note"), CellIds.Free(notebook, "transfer")));
    }

    [Theory]
    [InlineData("transfer-2", true)]
    [InlineData("a", true)]
    [InlineData("Ä", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    public void IsWellFormed_AnyName_SaysWhetherItCanBeAnId(string id, bool is_) => Assert.Equal(is_, CellIds.IsWellFormed(id));

    [Fact]
    public void IsWellFormed_SixtyFourCharacters_AreTheMost() =>
        Assert.Equal((true, false), (CellIds.IsWellFormed(new('a', 64)), CellIds.IsWellFormed(new('a', 65))));
}
