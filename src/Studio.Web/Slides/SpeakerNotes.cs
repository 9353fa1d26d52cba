using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Web.Notes;

namespace Studio.Web.Slides;

/// <summary>What a note says in its &lt;details&gt; blocks is for the speaker: it is not on the slide.</summary>
public static partial class SpeakerNotes
{
    /// <summary>Markdown of what the audience sees.</summary>
    public static string Hide(string markdown) => Details().Replace(markdown, "");

    /// <summary>The notes for a cell: its own, or those of the nearest note above it; null if there are none.</summary>
    public static MarkupString? Of(Notebook notebook, int cell)
    {
        var note = notebook.Cells.Take(cell + 1).OfType<Note>().LastOrDefault();
        var blocks = note is null
            ? [] : Details().Matches(note.Markdown).Select(m => m.Groups["text"].Value.Trim()).Where(t => t.Length > 0).ToArray();
        return blocks.Length == 0 ? null : NoteText.Html(string.Join("\n\n", blocks));
    }

    [GeneratedRegex(@"<details\b[^>]*>\s*(?:<summary\b[^>]*>.*?</summary>)?(?<text>.*?)</details>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Details();
}
