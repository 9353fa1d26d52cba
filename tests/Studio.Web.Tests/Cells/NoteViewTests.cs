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
        await note.Find("textarea").InputAsync("new");
        await note.Find("textarea").BlurAsync();

        var change = Assert.Single(Changes);
        Assert.Equal(("markdown", "old", "new"), (change.Setting, change.Seen.GetString(), change.Value.GetString()));
    }

    [Fact]
    public async Task Note_LeftAlone_ShowsTheTextAgain()
    {
        var note = Draw(new Note { Id = "note", Markdown = "old" });

        await note.Find("button[aria-label='Edit the text']").ClickAsync();
        await note.Find("textarea").BlurAsync();

        Assert.Empty(note.FindAll("textarea"));
        Assert.Empty(Changes);
    }

    [Fact]
    public async Task Note_ChangedByAnotherMeanwhile_StaysWhatIsTypedAndNamesWhatWasSeen()
    {
        var note = Draw(new Note { Id = "note", Markdown = "old" });
        await note.Find("button[aria-label='Edit the text']").ClickAsync();
        await note.Find("textarea").InputAsync("mine");

        note.Render(p => p.Add(v => v.Cell, new Note { Id = "note", Markdown = "theirs" }));
        Assert.Equal("old", note.Find("textarea").GetAttribute("value"));
        await note.Find("textarea").BlurAsync();

        Assert.Equal(("old", "mine"), (Changes[0].Seen.GetString(), Changes[0].Value.GetString()));
    }

    [Fact]
    public async Task Note_RefusedForAnothersText_OffersBothVersions()
    {
        var note = await RefusedAsync("theirs");

        Assert.Equal(["theirs", "mine"], note.FindAll("pre").Select(p => p.TextContent));
        await Button(note, "Take yours").ClickAsync();
        Assert.Equal(("theirs", "mine"), (Changes[^1].Seen.GetString(), Changes[^1].Value.GetString()));
    }

    [Fact]
    public async Task Note_RefusedForAnothersText_CanBeEditedTogetherWithIt()
    {
        var note = await RefusedAsync("theirs");

        await Button(note, "Edit both together").ClickAsync();

        Assert.Equal("theirs\n\nmine", note.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Note_RefusedForAnotherReason_SaysItAndKeepsTheText()
    {
        var note = await RefusedAsync("old");

        Assert.Contains("was not taken", note.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await Button(note, "Continue writing").ClickAsync();
        Assert.Equal("mine", note.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Note_RemovedWhileSomebodyWritesInIt_HandsTheTextOver()
    {
        var note = Draw(new Note { Id = "note", Markdown = "old" });
        await note.Find("button[aria-label='Edit the text']").ClickAsync();
        await note.Find("textarea").InputAsync("mine");

        await DisposeComponentsAsync();

        Assert.Equal("mine", Assert.Single(Changes).Value.GetString());
    }

    [Fact]
    public void Note_Empty_SaysWhatToDo() =>
        Assert.Contains("Press here to write", Draw(new Note { Id = "note" }).Find("button").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Note_OnTheProjector_CannotBeEdited() =>
        Assert.Empty(Draw(new Note { Id = "note", Markdown = "old" }, isPresented: true).FindAll("button"));

    /// <summary>A note whose text "mine", begun from "old", was refused; the cell says something else now.</summary>
    private async Task<IRenderedComponent<NoteView>> RefusedAsync(string now)
    {
        var note = Draw(new Note { Id = "note", Markdown = "old" }, refusal: new("markdown", "It was not taken."));
        await note.Find("button[aria-label='Edit the text']").ClickAsync();
        await note.Find("textarea").InputAsync("mine");
        note.Render(p => p.Add(v => v.Cell, new Note { Id = "note", Markdown = now }));
        await note.Find("textarea").BlurAsync();
        return note;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<NoteView> note, string words) =>
        note.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
