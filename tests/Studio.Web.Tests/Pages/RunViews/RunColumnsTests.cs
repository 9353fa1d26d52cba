using Studio.Web.Pages.RunViews;

namespace Studio.Web.Tests.Pages.RunViews;

public sealed class RunColumnsTests
{
    [Theory]
    [InlineData("bleu", 35.24, "BLEU", "35.2")]
    [InlineData("perplexity before", 212.34, "perplexity before tuning", "212.34")]
    [InlineData("bits per character", 1.8764, "bits per character", "1.876 bits")]
    [InlineData("unknown tokens, per cent", 1.24, "unknown tokens", "1.2 %")]
    [InlineData("exact, seen", 98.5, "exact match, seen", "98.5 %")]
    [InlineData("accuracy", 76.5, "accuracy", "76.5 %")]
    public void Figure_OfEachFamily_HasItsNameAndItsUnit(string name, double value, string title, string text) =>
        Assert.Equal((title, text), (RunColumns.FigureTitle(name), RunColumns.Figure(name, value)));
}
