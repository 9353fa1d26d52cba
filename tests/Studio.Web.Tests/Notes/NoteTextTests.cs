using Studio.Web.Notes;

namespace Studio.Web.Tests.Notes;

public sealed class NoteTextTests
{
    [Fact]
    public void Html_OfMarkdown_HasHeadingsTablesAndLinks()
    {
        var html = NoteText.Html("# Ants\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[paper](https://arxiv.org/abs/1512.03385)").Value;

        Assert.Contains("<h1>Ants</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://arxiv.org/abs/1512.03385\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<img src=x onerror=alert(1)>", "onerror")]
    [InlineData("[x](javascript:alert(1))", "javascript")]
    [InlineData("<a href=\"jAvAsCrIpT:alert(1)\">x</a>", "alert")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>", "iframe")]
    [InlineData("<form action=\"/delete\"><button>x</button></form>", "form")]
    [InlineData("<style>body{display:none}</style>", "display")]
    [InlineData("<p style=\"position:fixed;inset:0\">x</p>", "position")]
    [InlineData("<p class=\"mud-dialog\" id=\"main\">x</p>", "mud-dialog")]
    [InlineData("<svg onload=alert(1)></svg>", "onload")]
    public void Html_OfWhatWouldDoSomething_HasNothingOfIt(string markdown, string trace) =>
        Assert.DoesNotContain(trace, NoteText.Html(markdown).Value, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("Text[^1]\n\n[^1]: Note")]
    [InlineData("[top](#)")]
    [InlineData("<a href='#main'>x</a>")]
    [InlineData("[up]( #x )")]
    public void Html_OfALinkToAPlaceInThePage_LeadsNowhereElse(string markdown) =>
        Assert.DoesNotContain("href", NoteText.Html(markdown).Value, StringComparison.Ordinal);

    [Theory, InlineData("[", 200), InlineData(">", 400), InlineData("- ", 3000), InlineData("<div>", 50_000), InlineData("*a **b ", 20_000),
        InlineData("![](", 5000)]
    public async Task Html_TextNestedWithoutEnd_IsShownInNoTime(string part, int times)
    {
        var markdown = string.Concat(Enumerable.Repeat(part, times));

        var html = await Task.Run(() => NoteText.Html(markdown).Value, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.NotEmpty(html);
        Assert.NotEmpty(await Task.Run(() => NoteText.Begin(markdown) + "…", TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("<details>\n<summary>What to expect</summary>\n\nAll of it.\n\n</details>", "What to expect")]
    [InlineData("\n# LSTM or GRU?\nText", "LSTM or GRU?"), InlineData("<details>\n</details>", "")]
    public void Begin_OfANote_IsItsFirstWordsWithoutMarks(string markdown, string words) => Assert.Equal(words, NoteText.Begin(markdown));
}
