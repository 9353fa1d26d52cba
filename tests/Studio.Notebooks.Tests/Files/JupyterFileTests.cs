using System.Text.Json;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Code;
using Studio.Notebooks.Files;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Files;

public sealed class JupyterFileTests
{
    private static readonly Notebook s_whole = SampleNotebook.Whole;

    private static readonly Dictionary<string, IReadOnlyList<CellOutput>> s_outputs = new()
    {
        ["frozen"] = [new CellOutput.Text("54 %\nof 2400"), new CellOutput.Html("<b>54 %</b>", "54 %"),
            new CellOutput.Png(new byte[] { 1, 2, 3 }, "A curve")],
    };

    private readonly JsonElement _written = JsonDocument.Parse(JupyterFile.Write(s_whole, SampleStudio.Catalogue, s_outputs)).RootElement;

    [Fact]
    public void Write_ANotebook_IsOfFormat4Point5()
    {
        Assert.Equal((4, 5), (_written.GetProperty("nbformat").GetInt32(), _written.GetProperty("nbformat_minor").GetInt32()));
        Assert.Equal(s_whole.Cells.Select(c => c.Id).Prepend("about"), _written.GetProperty("cells").EnumerateArray()
            .Select(c => c.GetProperty("id").GetString()));
    }

    [Fact]
    public void Write_Notes_AreMarkdownAndTheRestIsCode()
    {
        Assert.Equal(("markdown", "# Sketched things\n\nCan signs teach things?"),
            (Cell(0).GetProperty("cell_type").GetString(), Source(Cell(0))));
        Assert.Equal("code", Cell(4).GetProperty("cell_type").GetString());
        Assert.Equal(CellProgram.Of(s_whole, s_whole.Cells[4], SampleStudio.Catalogue)!.TrimEnd(), Source(Cell(4)));
    }

    [Fact]
    public void Write_Outputs_AreTextHtmlAndPicture()
    {
        var data = Cell(4).GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("data")).ToArray();

        Assert.Equal("54 %\nof 2400", string.Concat(data[0].GetProperty("text/plain").EnumerateArray().Select(l => l.GetString())));
        Assert.Equal("<b>54 %</b>", data[1].GetProperty("text/html")[0].GetString());
        Assert.Equal(new byte[] { 1, 2, 3 }, data[2].GetProperty("image/png").GetBytesFromBase64());
        Assert.Empty(Cell(5).GetProperty("outputs").EnumerateArray());
    }

    [Fact]
    public void Read_WhatWasWritten_GivesItsTextsBack()
    {
        var back = JupyterFile.Read(_written.GetRawText(), "file");

        Assert.Equal("Sketched things", back.Title);
        var texts = back.Cells.Cast<Note>().Select(n => n.Markdown).ToArray();
        Assert.Equal(s_whole.Cells.Count, texts.Length);
        Assert.Equal(["# Sketched things\n\nCan signs teach things?", "How often is it right?"], texts
            .Where(t => !t.StartsWith("```c", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(
        """{ "cells": [ { "cell_type": "markdown", "source": "# Bees\nBuzz" }, { "cell_type": "code", "source": "1" }, { "cell_type": "markdown", "source": ["a\n", "b"] } ] }""", "Bees", 3)]
    [InlineData("""{ "cells": [ { "cell_type": "markdown", "source": [] }, { "cell_type": "markdown" }, 7 ], "metadata": 3 }""", "file", 0)]
    public void Read_OfJupyters_MakesANoteOfEachCell(string text, string title, int notes)
    {
        var notebook = JupyterFile.Read(text, "file");

        Assert.Equal((title, notes), (notebook.Title, notebook.Cells.Count));
    }

    [Fact]
    public void Read_Code_IsABlockInItsLanguageWhateverItHolds()
    {
        var notebook = JupyterFile.Read("""
            { "metadata": { "language_info": { "name": "python" } }, "cells": [
              { "cell_type": "code", "source": ["# Not a title\n", "print('```')"] }, { "cell_type": "raw", "source": "as it is" } ] }
            """, "file");

        Assert.Equal("file", notebook.Title);
        Assert.Equal(["````python\n# Not a title\nprint('```')\n````", "```\nas it is\n```"], notebook.Cells.Cast<Note>()
            .Select(n => n.Markdown));
    }

    [Fact]
    public void Write_FirstOfAll_SaysWhatTheProgramsNeed() =>
        Assert.Contains(".NET 10 SDK", Source(_written.GetProperty("cells")[0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "The file is damaged at line 1")]
    [InlineData("""{ "nbformat": 3, "worksheets": [] }""", "This is not a Jupyter notebook of format 4")]
    [InlineData("[]", "This is not a Jupyter notebook of format 4")]
    public void Read_AnythingElse_IsRefused(string text, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<NotebookFormatException>(() => JupyterFile.Read(text, "file")).Message,
            StringComparison.Ordinal);

    /// <summary>A cell of the notebook; above the first stands what the programs need.</summary>
    private JsonElement Cell(int index) => _written.GetProperty("cells")[index + 1];

    private static string Source(JsonElement cell) => string.Concat(cell.GetProperty("source").EnumerateArray().Select(l => l.GetString()));
}
