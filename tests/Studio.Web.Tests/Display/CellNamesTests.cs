using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Web.Display;

namespace Studio.Web.Tests.Display;

public sealed class CellNamesTests
{
    public static TheoryData<Cell, string> Names => new()
    {
        { new Transfer { Id = "transfer-2" }, "Transfer 2" },
        { new Transfer { Id = "transfer-2", Title = "Frozen" }, "Frozen" },
        { new Dataset { Id = "chalk" }, "Data set (chalk)" },
        { new PretrainedModel { Id = "pretrained-model" }, "Pretrained model" },
        { new Note { Id = "note-1" }, "Note 1" },
        { new Note { Id = "note-1", Markdown = "\n## What to *expect*\nIt takes a minute." }, "What to expect" },
        { new Note { Id = "note-1", Markdown = "**What to expect.** It takes a minute." }, "What to expect" },
        { new Note { Id = "note-1", Markdown = "The images are dealt into folds, and each of the folds takes its turn." },
            "The images are dealt into folds, and each of the folds takes…" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_ACell_SaysWhatItIs(Cell cell, string name) => Assert.Equal(name, CellNames.Of(cell));
}
