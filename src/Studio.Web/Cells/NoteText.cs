using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;
using Studio.Web.Cells.Formulas;

namespace Studio.Web.Cells;

/// <summary>Markdown as HTML that can do nothing: whatever was written, no script, style, form or foreign frame comes out.</summary>
public static partial class NoteText
{
    private const int LongestBeginning = 60;

    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseFootnotes().UseAutoLinks().UseMathematics().Use<FormulaRenderer>().Build();

    private static readonly HtmlSanitizer s_sanitizer = Make();

    public static MarkupString Html(string markdown) => new(s_sanitizer.Sanitize(Markdown.ToHtml(markdown, s_markdown)));

    /// <summary>What a text is known by, without its marks: its heading, the words that it begins with in bold, or its first
    /// words.</summary>
    public static string Begin(string markdown)
    {
        var line = markdown.Split('\n').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? "";
        var bold = BoldBeginning().Match(line);
        var words = Markdown.ToPlainText(bold.Success ? bold.Groups[1].Value : line, s_markdown).Trim().TrimEnd('.', ':');
        if (words.Length <= LongestBeginning)
            return words;
        var end = words.LastIndexOf(' ', LongestBeginning);
        return $"{words[..(end > 0 ? end : LongestBeginning)].TrimEnd(',', ';', ' ')}…";
    }

    [GeneratedRegex(@"\A\s*\*\*(.+?)\*\*")]
    private static partial Regex BoldBeginning();

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer();
        foreach (var tag in (string[])["form", "button", "input", "select", "textarea", "style", "iframe", "object", "embed"])
            sanitizer.AllowedTags.Remove(tag);
        sanitizer.AllowedTags.UnionWith(["math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msup", "msub", "msubsup", "mover", "munder", "munderover",
            "mfrac", "msqrt", "mroot"]);
        sanitizer.AllowedAttributes.UnionWith(["display", "accent", "stretchy"]);
        foreach (var attribute in (string[])["style", "class", "id", "name"])
            sanitizer.AllowedAttributes.Remove(attribute);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        return sanitizer;
    }
}
