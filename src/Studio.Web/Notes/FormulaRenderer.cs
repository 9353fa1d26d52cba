using System.Net;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Studio.Web.Notes;

/// <summary>Formulas between dollar signs: drawn where they are understood, else shown as they were written.</summary>
internal sealed class FormulaRenderer : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // What a formula is, Markdig's own extension finds out.
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is not HtmlRenderer html)
            return;
        html.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new Inline());
        html.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new Block());
    }

    private sealed class Inline : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula)
        {
            var tex = formula.Content.ToString();
            var html = TexFormula.MathMl(tex, isBlock: formula.DelimiterCount > 1) ?? $"<code>{WebUtility.HtmlEncode($"${tex}$")}</code>";
            renderer.Write(renderer.EnableHtmlForInline ? html : tex);
        }
    }

    private sealed class Block : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula)
        {
            if (!renderer.EnableHtmlForBlock)
                return;
            var tex = string.Join('\n', formula.Lines.Lines.Take(formula.Lines.Count).Select(l => l.ToString()));
            var html = TexFormula.MathMl(tex, isBlock: true) ?? $"<pre><code>{WebUtility.HtmlEncode($"$${tex}$$")}</code></pre>";
            renderer.Write(html).WriteLine();
        }
    }
}
