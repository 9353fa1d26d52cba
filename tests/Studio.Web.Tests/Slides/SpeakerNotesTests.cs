using Studio.Notebooks.Cells;
using Studio.Web.Slides;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Slides;

public sealed class SpeakerNotesTests
{
    private const string Markdown =
        "# Question\n\n<details>\n<summary>For the speaker</summary>\n\nAsk **them** first.\n\n</details>\n\nWhat happens?";

    [Fact]
    public void Hide_ANoteWithDetails_LeavesWhatTheAudienceSees()
    {
        var seen = SpeakerNotes.Hide(Markdown);

        Assert.DoesNotContain("Ask", seen, StringComparison.Ordinal);
        Assert.Contains("What happens?", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ACellBelowANote_AreThoseOfTheNoteWithoutTheirSummary()
    {
        var notes = SpeakerNotes.Of(Sample.Notebook(new Note { Id = "note", Markdown = Markdown }, Sample.Transfer), 3);

        Assert.Contains("Ask <strong>them</strong> first.", notes!.Value.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("For the speaker", notes.Value.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ACellWithoutANote_AreNone() => Assert.Null(SpeakerNotes.Of(Sample.Notebook(Sample.Transfer), 2));
}
