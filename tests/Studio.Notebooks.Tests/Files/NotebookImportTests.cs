using System.Text;
using FsCheck.Xunit;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Files;

/// <summary>Files that other programs wrote: each is a notebook or a sentence.</summary>
public sealed class NotebookImportTests
{
    private const string Two = """
        {"nbformat": 4, "metadata": {}, "cells": [
          {"cell_type": "markdown", "source": "# Cats and dogs"}, {"cell_type": "markdown", "source": ["Next"], "attachments": {} }]}
        """;

    [Fact]
    public void Read_NumbersThatAreNoneInOutputs_AreThrownAwayWithTheOutputs()
    {
        var text = Two.Replace("\"attachments\": {}",
            "\"outputs\": [{\"data\": {\"application/json\": [NaN, Infinity, -Infinity, 1e999]}}]", StringComparison.Ordinal);

        Assert.Equal(["# Cats and dogs", "Next"], Notes(NotebookImport.Read("a.ipynb", Encoding.UTF8.GetBytes(text))));
    }

    [Theory]
    [InlineData("utf-8", true), InlineData("utf-8", false), InlineData("utf-16", true), InlineData("utf-16", false),
        InlineData("utf-16BE", true), InlineData("utf-16BE", false), InlineData("utf-32", true)]
    public void Read_AnyUnicodeEncoding_IsTheSame(string name, bool isMarked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. isMarked ? encoding.Preamble : [], .. encoding.GetBytes(Two.ReplaceLineEndings("\r\n"))];

        Assert.Equal(["# Cats and dogs", "Next"], Notes(NotebookImport.Read("a.ipynb", bytes)));
    }

    [Theory]
    [InlineData("\\ud83d"), InlineData("\\ude00"), InlineData("\\ude00\\ud83d"), InlineData("\\ud83d\\n"), InlineData("\\ud83d\\ud83d")]
    public void Read_HalfOfAnEmoji_IsReplaced(string half)
    {
        foreach (var text in new[]
        {
            $$"""{"version": 1, "title": "Cats {{half}}", "cells": []}""",
            $$"""{"version": 1, "title": "a", "cells": [{"kind": "note", "id": "n", "markdown": "{{half}}"}]}""",
            $$"""{"version": 1, "title": "a", "cells": [{"kind": "dream", "id": "n", "title": "{{half}}", "x{{half}}": 1}]}""",
        })
            Assert.NotNull(NotebookImport.Read("a.studio.json", Encoding.UTF8.GetBytes(text)));
        Assert.Contains('\uFFFD',
            Notes(NotebookImport.Read("a.ipynb", Encoding.UTF8.GetBytes(Two.Replace("Next", half, StringComparison.Ordinal))))[1]);
    }

    [Theory]
    [InlineData("\"id\": \"\\ud800\", \"kind\": \"note\""), InlineData("\"id\": \"n\", \"kind\": \"\\ud800\""),
        InlineData("\"id\": \"n\", \"kind\": \"note\", \"\\ud800\": 1")]
    public void Read_HalfOfAnEmojiInAName_IsANotebookOrASentence(string members) =>
        Record.Exception(() => NotebookImport.Read("a.studio.json",
            Encoding.UTF8.GetBytes($$"""{"version": 1, "title": "a", "cells": [{ {{members}} }]}"""))).IsASentence();

    [Fact]
    public void Read_AWholeEmoji_StaysAsItIs() => Assert.Equal("Cats 😀 \"NaN\" \\ 😀",
        NotebookImport.Read("a.studio.json", """{"version": 1, "title": "Cats \ud83d\ude00 \"NaN\" \\ 😀", "cells": []}"""u8).Title);

    [Fact]
    public void Read_TwentyMegabytesOfOutputs_KeepsTheTexts()
    {
        var text = Two.Replace("\"attachments\": {}", $"\"outputs\": [{{\"data\": {{\"image/png\": \"{new string('A', 20 << 20)}\"}}}}]",
            StringComparison.Ordinal);

        Assert.Equal(["# Cats and dogs", "Next"], Notes(NotebookImport.Read("a.ipynb", Encoding.UTF8.GetBytes(text))));
    }

    [Theory]
    [InlineData("a.dib", "Polyglot"), InlineData("a.qmd", "Quarto"), InlineData("a.Rmd", "R Markdown"), InlineData("a.livemd", "Livebook"),
        InlineData("a.pdf", "PDF")]
    public void Read_FileOfAnotherProgram_SaysWhatItIsAndWhatToDo(string name, string kind)
    {
        var sentence = Assert.Throws<NotebookFormatException>(() => NotebookImport.Read(name, "#!markdown"u8)).Message;

        Assert.Contains(kind, sentence, StringComparison.Ordinal);
        Assert.Contains(".ipynb", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoCellsOfOneName_IsRefusedByTheName() =>
        Assert.Contains("'n'", Assert.Throws<NotebookFormatException>(() => NotebookImport.Read("a.studio.json",
        """{"version": 1, "title": "a", "cells": [{"kind": "note", "id": "n"}, {"kind": "note", "id": "n"}]}"""u8)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Read_MoreThanEditingAllows_IsRefusedOrCut()
    {
        var notes = string.Join("\n", Enumerable.Range(0, NotebookImport.MostCells + 1).Select(i => $"## {i}"));
        var title = new string('x', 4_000_000);

        Assert.Contains("501 cells",
            Assert.Throws<NotebookFormatException>(() => NotebookImport.Read("a.md", Encoding.UTF8.GetBytes(notes))).Message,
            StringComparison.Ordinal);
        Assert.Contains("100,000 at most",
            Assert.Throws<NotebookFormatException>(() =>
                NotebookImport.Read("a.md", Encoding.UTF8.GetBytes(new string('x', 100_001)))).Message, StringComparison.Ordinal);
        Assert.Equal(200,
            NotebookImport.Read("a.studio.json",
                Encoding.UTF8.GetBytes($$"""{"version": 1, "title": "{{title}}", "cells": []}""")).Title.Length);
    }

    [Fact]
    public void Read_CommentsAndCommasOfAHand_AreAccepted() =>
        Assert.Equal("a", NotebookImport.Read("a.studio.json", """{"version": 1, /* mine */ "title": "a", "cells": [],}"""u8).Title);

    [Property(MaxTest = 300)]
    public void Read_DamagedBytes_IsANotebookOrASentence(int seed)
    {
        var random = new Random(seed);
        byte[] bytes = Encoding.UTF8.GetBytes(seed % 2 == 0 ? Two : NotebookFile.Write(new RandomNotebooks(seed).Notebook()));
        for (var i = random.Next(1, 8); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(4) == 0)
            bytes = [.. bytes[..random.Next(bytes.Length)], .. "\\ud800"u8, .. bytes];

        Record.Exception(() => NotebookImport.Read(random.Next(3) switch { 0 => "a.ipynb", 1 => "a.md", _ => "a.studio.json" }, bytes))
            .IsASentence();
    }

    [Theory, InlineData("["), InlineData("{\"a\":"), InlineData("{\"version\":1,\"title\":\"a\",\"cells\":[")]
    public void Read_NestedWithoutEnd_IsASentence(string opening) =>
        Assert.Throws<NotebookFormatException>(() =>
            NotebookImport.Read("a.studio.json", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 10_000)))));

    private static string[] Notes(Notebook notebook) => [.. notebook.Cells.Select(c => ((Note)c).Markdown)];
}
