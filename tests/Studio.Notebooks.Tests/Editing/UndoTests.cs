using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Editing;

public sealed class UndoTests
{
    private static readonly Notebook s_whole = SampleNotebook.Whole;

    public static TheoryData<NotebookEdit> Edits => [
        new NotebookEdit.Rename("Other"),
        new NotebookEdit.Add(new Note { Id = "note-2" }, "data-1"),
        new NotebookEdit.Remove("frozen"),
        new NotebookEdit.Remove("note-1"),
        new NotebookEdit.Move("tuned", null),
        Say.Set("tuned", "recipe.epochs", 2, 5),
    ];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Undo_AnyEdit_LeavesWhatWasThere_AndRedoDoesItAgain(NotebookEdit edit)
    {
        var done = s_whole.Accept(edit);

        var undone = done.Notebook.Accept(done.Undo);
        var redone = undone.Notebook.Accept(undone.Undo);

        AssertSame(s_whole, undone.Notebook);
        AssertSame(done.Notebook, redone.Notebook);
    }

    [Property]
    public void Undo_OfRemovingAnyCellOfAnyNotebook_BringsItBack(int seed)
    {
        var notebook = new RandomNotebooks(seed).Notebook();
        Assert.All(notebook.Cells, cell =>
            AssertSame(notebook, notebook.Accept(new NotebookEdit.Remove(cell.Id)) is var removed ? removed.Notebook.Do(removed.Undo)
            : notebook));
    }

    [Fact]
    public void Undo_OfARemoval_AfterTheNeighbourWasRemoved_GoesUnderTheNextOneAbove()
    {
        var removed = s_whole.Accept(new NotebookEdit.Remove("tuned"));
        var above = s_whole.Cells.TakeWhile(c => c.Id != "tuned").Select(c => c.Id).ToArray();

        var back = removed.Notebook.Do(new NotebookEdit.Remove(above[^1])).Do(removed.Undo);

        Assert.Equal(above[^2], back.Cells.TakeWhile(c => c.Id != "tuned").Last().Id);
    }

    [Fact]
    public void Undo_OfARemoval_LeavesAnInputThatSomebodyChoseMeanwhile()
    {
        var removed = s_whole.Accept(new NotebookEdit.Remove("frozen"));

        var back = removed.Notebook.Do(Say.Set<string?, string?>("evaluate-1", "model", null, "tuned")).Do(removed.Undo);

        Assert.Equal("tuned", ((Evaluate)back.Cell("evaluate-1")!).Model);
    }

    [Fact]
    public void Undo_OfARemoval_WhenTheIdIsTaken_TakesAnother()
    {
        var removed = SampleNotebook.With(new Note { Id = "note-1", Markdown = "mine" }).Accept(new NotebookEdit.Remove("note-1"));

        var back = removed.Notebook.Do(new NotebookEdit.Add(new Note { Id = "note-1", Markdown = "theirs" }, null)).Accept(removed.Undo);

        Assert.Equal("mine", ((Note)back.Notebook.Cell("note-2")!).Markdown);
        Assert.NotNull(back.Remark);
    }

    [Fact]
    public void Undo_AfterSomebodyChangedTheSame_IsRefused()
    {
        var set = s_whole.Accept(Say.Set("tuned", "recipe.epochs", 2, 5));
        Assert.StartsWith("Someone else has changed", set.Notebook.Do(Say.Set("tuned", "recipe.epochs", 5, 7)).Refusal(set.Undo),
            StringComparison.Ordinal);

        var added = s_whole.Accept(new NotebookEdit.Add(new Note { Id = "note-2" }, null));
        Assert.Contains("was changed since", added.Notebook.Do(Say.Set("note-2", "markdown", "", "mine")).Refusal(added.Undo),
            StringComparison.Ordinal);

        var moved = s_whole.Accept(new NotebookEdit.Move("tuned", null));
        Assert.Contains("was moved since", moved.Notebook.Do(new NotebookEdit.Move("tuned", "note-1")).Refusal(moved.Undo),
            StringComparison.Ordinal);

        var renamed = s_whole.Accept(new NotebookEdit.Rename("Mine"));
        Assert.Contains("has renamed the notebook to “Theirs”",
            renamed.Notebook.Do(new NotebookEdit.Rename("Theirs")).Refusal(renamed.Undo), StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_OfAnAddedCell_DoesNotMindThatItWasUnfolded()
    {
        var added = s_whole.Accept(new NotebookEdit.Add(new Transfer { Id = "transfer-9" }, null));

        AssertSame(s_whole, added.Notebook.Do(Say.Set("transfer-9", "isFolded", true, false)).Do(added.Undo));
    }

    [Fact]
    public void Undo_OfAText_TakesBackOnlyOnesOwnPartOfIt()
    {
        var notebook = SampleNotebook.With(new Note { Id = "note", Markdown = "one\n\ntwo" });
        var mine = notebook.Accept(Say.Set("note", "markdown", "one\n\ntwo", "ONE\n\ntwo"));

        var both = mine.Notebook.Do(Say.Set("note", "markdown", "ONE\n\ntwo", "ONE\n\nTWO"));

        Assert.Equal("one\n\nTWO", ((Note)both.Do(mine.Undo).Cell("note")!).Markdown);
    }

    [Fact]
    public void Set_TextThatTwoWroteAtOnce_IsMergedAndSaysSo()
    {
        var notebook = SampleNotebook.With(new Note { Id = "note", Markdown = "one\n\ntwo" });

        var merged = notebook.Do(Say.Set("note", "markdown", "one\n\ntwo", "ONE\n\ntwo"))
            .Accept(Say.Set("note", "markdown", "one\n\ntwo", "one\n\nTWO"));

        Assert.Equal(("ONE\n\nTWO", true), (((Note)merged.Notebook.Cell("note")!).Markdown, merged.Remark is not null));
    }

    [Fact]
    public void Restore_OfACellOfANewerStudio_BringsItBackUnlessItIsNoCell()
    {
        var notebook = SampleNotebook.With(new UnknownCell("dream", """{ "kind": "dream", "id": "dream-1" }""") { Id = "dream-1" });
        var removed = notebook.Accept(new NotebookEdit.Remove("dream-1"));

        AssertSame(notebook, removed.Notebook.Do(removed.Undo));
        Assert.NotNull(Notebook.Empty.Refusal(new NotebookEdit.Restore(new UnknownCell("dream", "} anything") { Id = "dream-1" }, [], [])));
    }

    private static void AssertSame(Notebook expected, Notebook actual) =>
        Assert.Equal((expected.Title, StudioJson.Write(expected.Cells)), (actual.Title, StudioJson.Write(actual.Cells)));
}
