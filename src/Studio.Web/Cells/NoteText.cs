using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Studio.Web.Cells;

/// <summary>Markdown as HTML that can do nothing: whatever was written, no script, style, form or foreign frame comes out.</summary>
public static class NoteText
{
    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseFootnotes().UseAutoLinks().Build();

    private static readonly HtmlSanitizer s_sanitizer = Make();

    public static MarkupString Html(string markdown) => new(s_sanitizer.Sanitize(Markdown.ToHtml(markdown, s_markdown)));

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer();
        foreach (var tag in (string[])["form", "button", "input", "select", "textarea", "style", "iframe", "object", "embed"])
            sanitizer.AllowedTags.Remove(tag);
        foreach (var attribute in (string[])["style", "class", "id", "name"])
            sanitizer.AllowedAttributes.Remove(attribute);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        return sanitizer;
    }
}
