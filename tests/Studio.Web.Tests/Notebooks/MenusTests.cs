using Bunit;
using Studio.Notebooks;
using Studio.Web.Notebooks.Page;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Notebooks;

public sealed class MenusTests : ViewContext
{
    [Fact]
    public async Task CellPicker_Pressed_OffersEveryKindAndAddsTheChosenOne()
    {
        var chosen = new List<CellKind>();
        var layer = Render<MudBlazor.MudPopoverProvider>();
        var picker = Render<CellPicker>(p => p.Add(c => c.OnPick, chosen.Add));

        await picker.Find("button").ClickAsync();
        Assert.Equal(CellKind.All.Select(k => k.Title), layer.FindAll("[role=menuitem] b").Select(b => b.TextContent));
        await layer.FindAll("[role=menuitem]").Single(i => i.QuerySelector("b")?.TextContent == "Transfer").ClickAsync();

        Assert.Equal("transfer", Assert.Single(chosen).Kind);
    }

    [Fact]
    public async Task SaveAs_Pressed_OffersBothFiles()
    {
        var layer = Render<MudBlazor.MudPopoverProvider>();
        var title = Render<NotebookTitle>(p => p.Add(t => t.Title, "Ants").Add(t => t.Id, "n"));

        await title.FindAll("button").Single(b => b.TextContent.Contains("Save as", StringComparison.Ordinal)).ClickAsync();

        Assert.Equal(2, layer.FindAll("a[href^='/n/n/file/']").Count);
    }
}
