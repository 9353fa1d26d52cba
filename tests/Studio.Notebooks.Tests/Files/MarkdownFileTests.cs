using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;

namespace Studio.Notebooks.Tests.Files;

public sealed class MarkdownFileTests
{
    [Fact]
    public void Read_Sections_BecomeNotes()
    {
        var notebook = MarkdownFile.Read("Before.\r\n\r\n# Bees\r\nBuzz.\r\n\r\n## Food\r\nNectar.\r\n### Detail\r\nSweet.\r\n", "file");

        Assert.Equal("Bees", notebook.Title);
        Assert.Equal(["Before.", "# Bees\nBuzz.", "## Food\nNectar.\n### Detail\nSweet."],
            notebook.Cells.Cast<Note>().Select(n => n.Markdown));
        Assert.Equal(["note-1", "note-2", "note-3"], notebook.Cells.Select(c => c.Id));
    }

    [Fact]
    public void Read_CommentsInsideCode_AreNoHeadings() =>
        Assert.Equal(2, MarkdownFile.Read("# Code\n````python\n# a comment\n```\n## another\n````\n## After", "file").Cells.Count);

    [Fact]
    public void Read_NoHeading_TakesTheNameOfTheFile() => Assert.Equal("file", MarkdownFile.Read("Only text.", "file").Title);

    [Fact]
    public void Read_Nothing_HasNoCell() => Assert.Empty(MarkdownFile.Read("\n\n", "file").Cells);
}
