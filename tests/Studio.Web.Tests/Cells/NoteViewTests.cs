using Bunit;
using Studio.Notebooks.Cells;
using Studio.Web.Cells;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells;

public sealed class NoteViewTests : CellViewContext<NoteView, Note>
{
    [Fact]
    public async Task Note_EditedInPlace_AsksForTheNewTextOnly()
    {
        var note = Draw(new Note { Id = "note", Markdown = "old" });

        await note.Find("button[aria-label='Edit the text']").ClickAsync();
        await note.Find("textarea").ChangeAsync("new");

        var change = Assert.Single(Wishes);
        Assert.Equal(("markdown", "old", "new"), (change.Setting, change.Seen.GetString(), change.Value.GetString()));
    }

    [Fact]
    public async Task Note_LeftAlone_ShowsTheTextAgain()
    {
        var note = Draw(new Note { Id = "note", Markdown = "old" });

        await note.Find("button[aria-label='Edit the text']").ClickAsync();
        await note.Find("textarea").BlurAsync();

        Assert.Empty(note.FindAll("textarea"));
        Assert.Empty(Wishes);
    }

    [Fact]
    public void Note_Empty_SaysWhatToDo() => Assert.Contains("Press here to begin", Draw(new Note { Id = "note" }).Find("button").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Note_OnTheProjector_CannotBeEdited() => Assert.Empty(Draw(new Note { Id = "note", Markdown = "old" }, isPresented: true).FindAll("button"));
}
