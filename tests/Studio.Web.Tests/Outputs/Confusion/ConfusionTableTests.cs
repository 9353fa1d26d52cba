using AngleSharp.Dom;
using Bunit;
using Studio.Web.Outputs.Confusion;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs.Confusion;

public sealed class ConfusionTableTests : ViewContext
{
    private readonly List<ConfusionCell> _opened = [];

    [Fact]
    public void Table_Cells_HaveNamesThatSayTruthPredictionAndShare()
    {
        var table = Draw();

        Assert.Equal("2 of true ant predicted as bee, 20.0 % of the class", Cell(table, 0, 1).GetAttribute("aria-label"));
        Assert.Equal(["ant", "bee"], table.FindAll("tbody th").Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public void Table_Diagonal_LooksOtherThanTheErrors()
    {
        var table = Draw();

        Assert.Contains("right", Cell(table, 1, 1).ClassName, StringComparison.Ordinal);
        Assert.Contains("wrong", Cell(table, 1, 0).ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_AClick_OpensTheCell()
    {
        var table = Draw();

        await Cell(table, 0, 1).ClickAsync();

        Assert.Equal([new(0, 1)], _opened);
    }

    [Fact]
    public async Task Table_ArrowKeys_MoveTheOneStopOfTheTabKey()
    {
        var table = Draw();

        await table.Find("tbody").KeyDownAsync("ArrowRight");
        await table.Find("tbody").KeyDownAsync("ArrowDown");

        Assert.Equal("0", Cell(table, 1, 1).GetAttribute("tabindex"));
        Assert.Single(table.FindAll("button"), b => b.GetAttribute("tabindex") == "0");
    }

    [Fact]
    public void Table_NobodyListens_HasNothingToPress()
    {
        var table = Render<ConfusionTable>(p => p.Add(t => t.Matrix, Sample.Matrix));

        Assert.Empty(table.FindAll("button"));
        Assert.Equal(["8", "2", "1", "9"], table.FindAll("td span").Select(c => c.TextContent));
    }

    [Fact]
    public void Shade_OfAnError_IsMeasuredByTheWorstErrorAndOfARightCellByItsClass()
    {
        var shade = new ConfusionShade(Sample.Matrix);

        Assert.Equal(1, shade.Of(0, 1), 12);
        Assert.Equal(.5, shade.Of(1, 0), 12);
        Assert.Equal(.8, shade.Of(0, 0), 12);
    }

    private IRenderedComponent<ConfusionTable> Draw() =>
        Render<ConfusionTable>(p => p.Add(t => t.Matrix, Sample.Matrix).Add(t => t.OnOpen, _opened.Add));

    private static IElement Cell(IRenderedComponent<ConfusionTable> table, int truth, int predicted) =>
        table.FindAll("td button")[truth * 2 + predicted];
}
