using Studio.Web.Notes;

namespace Studio.Web.Tests.Cells.Formulas;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("$x^2$", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("$x_i^{t+1}$", "<msubsup><mi>x</mi><mi>i</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msubsup>")]
    [InlineData(@"$\frac{1}{N}$", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>N</mi></mrow></mfrac>")]
    [InlineData(@"$\sum_{i=1}^N$", "<munderover><mo>∑</mo>")]
    [InlineData(@"$\sqrt[3]{x}$", "<mroot>")]
    [InlineData(@"$\hat y < 0.5$", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover><mo>&lt;</mo><mn>0.5</mn>")]
    [InlineData(@"$\mathbb{E}_{x \sim p}[\log D(x)]$", "<mi>𝔼</mi>")]
    [InlineData(@"$\mathcal{L} = \left( \theta \right)$", "<mi>ℒ</mi><mo>=</mo>")]
    [InlineData("$f(x)$", "<mo stretchy=\"false\">(</mo>")]
    [InlineData(@"$\left( x \right)$", "<mo>(</mo><mi>x</mi><mo>)</mo>")]
    [InlineData(@"$\log x$", "<mi>log</mi><mspace width=\"0.17em\"></mspace><mi>x</mi>")]
    [InlineData("$$\na - b\n$$", "<math display=\"block\"><mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow></math>")]
    public void Html_OfAFormula_IsMathMl(string markdown, string part) =>
        Assert.Contains(part, NoteText.Html(markdown).Value, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"$\begin{matrix} a & b \end{matrix}$", @"<code>$\begin{matrix} a &amp; b \end{matrix}$</code>")]
    [InlineData("$x^$", "<code>$x^$</code>")]
    [InlineData("$$\n\\unknown{x}\n$$", "<pre><code>$$\\unknown{x}$$</code></pre>")]
    public void Html_OfAFormulaThatIsNotKnown_ShowsItAsItWasWritten(string markdown, string part) =>
        Assert.Contains(part, NoteText.Html(markdown).Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("{")]
    [InlineData(@"\sqrt")]
    [InlineData(@"\hat ")]
    public void Html_OfAFormulaThatIsNestedWithoutEnd_IsShownAsItWasWritten(string opening) =>
        Assert.DoesNotContain("<math", NoteText.Html($"$x{string.Concat(Enumerable.Repeat(opening, 20_000))}y$").Value,
            StringComparison.Ordinal);

    [Fact]
    public void Html_OfPrices_HasNoFormula() =>
        Assert.DoesNotContain("<math", NoteText.Html("It costs $5 and then $10.").Value, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"$\text{<img src=x onerror=alert(1)>}$", "<img")]
    [InlineData("$<script>alert(1)</script>$", "<script")]
    [InlineData("<math><mtext><img src=x onerror=alert(1)></mtext></math>", "onerror")]
    [InlineData("<math href=\"javascript:alert(1)\">x</math>", "javascript")]
    public void Html_OfAFormulaThatWouldDoSomething_HasNothingOfIt(string markdown, string trace) =>
        Assert.DoesNotContain(trace, NoteText.Html(markdown).Value, StringComparison.OrdinalIgnoreCase);
}
