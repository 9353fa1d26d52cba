using System.Text.RegularExpressions;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Files;

/// <summary>A text in Markdown as notes, one for each section with a heading of the first or second level.</summary>
public static partial class MarkdownFile
{
    public const string Ending = ".md";

    /// <param name="title">The notebook's title where the text has no heading of the first level.</param>
    public static Notebook Read(string text, string title)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var sections = new List<List<string>> { new() };
        string? fence = null;
        foreach (var line in lines)
        {
            // Inside a block of code a line with # is a comment.
            if (fence is null && SectionHeading().IsMatch(line))
                sections.Add([]);
            else if (Fence().Match(line) is { Success: true } mark)
                fence = fence is null ? mark.Value.Trim() : mark.Value.Trim().StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            sections[^1].Add(line);
        }
        string[] notes = [.. sections.Select(s => string.Join('\n', s).Trim('\n')).Where(s => s.Length > 0)];
        return Of(notes, Heading(notes) ?? title);
    }

    /// <summary>Notes by their texts.</summary>
    internal static Notebook Of(IReadOnlyList<string> notes, string title) =>
        new(title, [.. notes.Select((text, i) => new Note { Id = $"note-{i + 1}", Markdown = text })]);

    /// <summary>The first heading of the first level; null if there is none.</summary>
    internal static string? Heading(IEnumerable<string> notes) =>
        notes.SelectMany(n => n.Split('\n')).Where(l => l.StartsWith("# ", StringComparison.Ordinal)).Select(l => l[2..].Trim())
            .FirstOrDefault(l => l.Length > 0);

    [GeneratedRegex(@"\A {0,3}##? ")]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"\A {0,3}(`{3,}|~{3,})")]
    private static partial Regex Fence();
}
