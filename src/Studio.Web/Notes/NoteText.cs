using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Studio.Web.Notes;

/// <summary>Markdown as HTML that can do nothing: whatever was written, no script, style, form or foreign frame comes out.</summary>
public static partial class NoteText
{
    private const int LongestBeginning = 60, LongestLine = 2000;

    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseFootnotes().UseAutoLinks().UseMathematics().Use<FormulaRenderer>().Build();

    private static readonly HtmlSanitizer s_sanitizer = Make();

    /// <summary>The time of the sanitizer grows with the square of the number of tags; a note by a person has some dozens.</summary>
    private const int MostTags = 2000, LongestNote = 200_000;

    /// <summary>A text that is nested without end, or that is nothing but tags, is shown as it was written.</summary>
    public static MarkupString Html(string markdown)
    {
        if (markdown.Length > LongestNote || markdown.AsSpan().Count('<') > MostTags)
            return Plain(markdown);
        try
        {
            var html = Markdown.ToHtml(markdown, s_markdown);
            return html.AsSpan().Count('<') > 8 * MostTags ? Plain(markdown) : new(s_sanitizer.Sanitize(html));
        }
        // Markdig gives up where elements are nested too deeply.
        catch (ArgumentException)
        {
            return Plain(markdown);
        }
    }

    private static MarkupString Plain(string markdown) =>
        new($"<pre>{HtmlEncoder.Default.Encode(markdown[..Math.Min(markdown.Length, LongestNote)])}</pre>");

    /// <summary>What a text is known by, without its marks: its heading, the words that it begins with in bold, or its first
    /// words.</summary>
    public static string Begin(string markdown)
    {
        var line = markdown.Split('\n').Select(l => Folding().Replace(l, "")).FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? "";
        var bold = BoldBeginning().Match(line);
        var words = Bare(bold.Success ? bold.Groups[1].Value : line[..Math.Min(line.Length, LongestLine)]).Trim().TrimEnd('.', ':');
        if (words.Length <= LongestBeginning)
            return words;
        var end = words.LastIndexOf(' ', LongestBeginning);
        return $"{words[..(end > 0 ? end : LongestBeginning)].TrimEnd(',', ';', ' ')}…";
    }

    private static string Bare(string line)
    {
        try
        {
            return Markdown.ToPlainText(line, s_markdown);
        }
        catch (ArgumentException)
        {
            return line;
        }
    }

    /// <summary>Tags round a part that is folded away, and round its title.</summary>
    [GeneratedRegex(@"</?(details|summary)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Folding();

    [GeneratedRegex(@"\A\s*\*\*(.+?)\*\*")]
    private static partial Regex BoldBeginning();

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer();
        foreach (var tag in (string[])["form", "button", "input", "select", "textarea", "style", "iframe", "object", "embed"])
            sanitizer.AllowedTags.Remove(tag);
        sanitizer.AllowedTags.UnionWith(["math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msup", "msub", "msubsup", "mover", "munder",
            "munderover", "mfrac", "msqrt", "mroot"]);
        sanitizer.AllowedAttributes.UnionWith(["display", "accent", "stretchy"]);
        foreach (var attribute in (string[])["style", "class", "id", "name"])
            sanitizer.AllowedAttributes.Remove(attribute);
        // Without ids there is no place in the page to go to, and the page's base would lead to the start page instead.
        sanitizer.PostProcessNode += static (_, e) =>
        {
            if (e.Node is AngleSharp.Dom.IElement element && element.GetAttribute("href") is ['#', ..])
                element.RemoveAttribute("href");
        };
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        return sanitizer;
    }
}
