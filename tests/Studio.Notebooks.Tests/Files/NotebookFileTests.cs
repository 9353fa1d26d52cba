using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Files;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Files;

public sealed class NotebookFileTests
{
    private const string FromTheFuture = """
        {
          "version": 1,
          "title": "Tomorrow",
          "cells": [
            {
              "kind": "dream",  "id": "dream-1",
                "depth": 1.50e+1, "of": [ "sheep", "\u0065lectric" ]
            },
            {
              "kind": "note",
              "id": "note-1",
              "markdown": "Awake."
            }
          ]
        }

        """;

    [Fact]
    public void Read_TheFileOfNovember2026_FindsEveryCellAsItWas() => Assert.Equal(
        StudioJson.Write(SampleNotebook.Whole.Cells.Where(c => c is not (Translate or Write or TrainLanguageModel))),
        StudioJson.Write(
            NotebookFile.Read(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "2026-11", "everything.studio.json"))).Cells));

    [Fact]
    public void Write_ANotebook_SaysWhatAPersonChoseAndNoMore()
    {
        var notebook = new Notebook("Ants & “bees”", [new Note { Id = "note-1", Markdown = "# Ants\n\nOr bees?" },
            new Transfer { Id = "transfer-1", Data = "data-1",
                Recipe = new Recipe.FineTuning { UnfrozenStages = 2, Optimizer = new OptimizerSettings.Sgd { LearningRate = 0.01 } } }], 7);

        Assert.Equal("""
            {
              "version": 1,
              "title": "Ants & “bees”",
              "cells": [
                {
                  "kind": "note",
                  "id": "note-1",
                  "markdown": [
                    "# Ants",
                    "",
                    "Or bees?"
                  ]
                },
                {
                  "kind": "transfer",
                  "id": "transfer-1",
                  "data": "data-1",
                  "recipe": {
                    "kind": "fine-tuning",
                    "optimizer": {
                      "kind": "sgd",
                      "learningRate": 0.01
                    },
                    "unfrozenStages": 2
                  }
                }
              ]
            }

            """, NotebookFile.Write(notebook));
    }

    [Fact]
    public void Write_AnEmptyNotebook_ReadsBack() => Assert.Empty(NotebookFile.Read(NotebookFile.Write(Notebook.Empty)).Cells);

    [Property]
    public void Read_WhatWasWritten_IsTheSameNotebook(int seed)
    {
        var notebook = new RandomNotebooks(seed).Notebook();
        var text = NotebookFile.Write(notebook);

        var back = NotebookFile.Read(text);

        Assert.Equal(StudioJson.Write(notebook), StudioJson.Write(back));
        Assert.Equal(text, NotebookFile.Write(back));
    }

    [Property]
    public void Write_OneChangedSetting_ChangesThatCellAlone(int seed)
    {
        var notebook = new RandomNotebooks(seed).Notebook().Do(new NotebookEdit.Add(new Transfer { Id = "changed" }, null));

        var changed = NotebookFile.Write(notebook.Do(Say.Set("changed", "seeds", 1, 2)));

        Assert.Equal(NotebookFile.Write(notebook).Replace("\"id\": \"changed\"\n", "\"id\": \"changed\",\n      "
            + "\"seeds\": 2\n", StringComparison.Ordinal), changed);
    }

    [Fact]
    public void Read_KindOfANewerStudio_IsKeptByteForByte()
    {
        var notebook = NotebookFile.Read(FromTheFuture);

        var dream = Assert.IsType<UnknownCell>(notebook.Cells[0]);
        Assert.Equal(("dream-1", "dream", false), (dream.Id, dream.MadeAs, dream.IsRunnable));
        Assert.Equal("Made by a newer studio: this one has no cells of kind 'dream'.", dream.Sentence(notebook, SampleStudio.Catalogue));
        Assert.Equal(FromTheFuture, NotebookFile.Write(notebook));
    }

    [Fact]
    public void Read_KindOfANewerStudio_SurvivesEditsAndTransport()
    {
        var moved = NotebookFile.Read(FromTheFuture).Do(new NotebookEdit.Move("dream-1", "note-1"))
            .Do(new NotebookEdit.Move("dream-1", null));

        Assert.Equal(FromTheFuture, NotebookFile.Write(StudioJson.Read<Notebook>(StudioJson.Write(moved))));
    }

    [Theory]
    [InlineData("", "The file is damaged at line 1, column 1: invalid JSON.")]
    [InlineData("{\n \"version\": 1,\n \"title\": \"a\"\n \"cells\": [] }", "The file is damaged at line 4, column 2: invalid JSON.")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [", "The file is damaged at line 1, column")]
    [InlineData("[]", "This is not a notebook of the studio")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [] }", "This is not a notebook of the studio")]
    [InlineData("{ \"version\": 2, \"title\": \"a\", "
        + "\"cells\": [] }", "The notebook has version 2 of the format, and this studio reads version 1. Open it with a newer studio.")]
    [InlineData("{ \"version\": 1, \"cells\": [] }", "The notebook has no title.")]
    [InlineData("{ \"version\": 1, \"title\": \"a\" }", "The notebook has no list of cells.")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [], "
        + "\"mood\": 3 }", "A notebook has a version, a title and cells, and no 'mood'.")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [ 7 ] }", "Cell 1 has no kind.")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [ { \"kind\": \"note\" } ] }", "Cell 1 needs an id.")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [ { \"kind\": \"dream\", \"id\": "
        + "\"../etc\" } ] }", "Cell 1 ('../etc') needs an id.")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [ { \"kind\": \"note\", \"id\": \"a\", \"text\": "
        + "\"\" } ] }", "Cell 1 ('a'): 'text' is unknown to a note cell")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [ { \"kind\": \"note\", \"id\": \"a\", \"markdown\": "
        + "[1] } ] }", "Cell 1 ('a'): 'markdown")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [ { \"kind\": \"note\", \"id\": \"a\", \"title\": "
        + "null } ] }", "Cell 1 ('a'): 'title'")]
    [InlineData("{ \"version\": 1, \"title\": \"a\", \"cells\": [ { \"kind\": \"transfer\", \"id\": \"a\", \"recipe\": { \"kind\": "
        + "\"fine-tuning\", \"epochs\": \"many\" } } ] }",
        "Cell 1 ('a'): 'recipe.epochs' is unknown to a transfer cell, or its value is not valid.")]
    public void Read_WhatIsNoNotebook_SaysWhatAndWhere(string text, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<NotebookFormatException>(() => NotebookFile.Read(text)).Message,
            StringComparison.Ordinal);

    [Property]
    public void Read_AFileCutOff_IsRefusedWithASentence(int seed, byte share)
    {
        var text = NotebookFile.Write(new RandomNotebooks(seed).Notebook()).TrimEnd();

        Assert.Throws<NotebookFormatException>(() => NotebookFile.Read(text[..(share * (text.Length - 1) / byte.MaxValue)]));
    }
}
