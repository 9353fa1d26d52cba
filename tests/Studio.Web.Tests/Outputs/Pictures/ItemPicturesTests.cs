using Bunit;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Runtime.Link;
using Studio.Web.Outputs.Pictures;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs.Pictures;

public sealed class ItemPicturesTests : ViewContext
{
    private readonly List<InteractiveRequest> _asked = [];

    public ItemPicturesTests() => Render<MudBlazor.MudPopoverProvider>();

    [Fact]
    public void Pictures_OfItems_ComeFromTheInteractiveWorkerWithTruthLossAndProbability()
    {
        var pictures =
            Draw(new InteractiveAnswer.PictureList([new(new string('a', 64), "png", 3)]), new PredictedItem(7, 0, 1, 2.53f, .9f));

        Assert.Equal([7], Assert.IsType<InteractiveRequest.Pictures>(Assert.Single(_asked)).Items);
        Assert.Equal($"/artifacts/{new string('a', 64)}.png", pictures.Find("img").GetAttribute("src"));
        Assert.Equal(["ant", "as bee"], pictures.FindAll("li span").Select(s => s.TextContent));
        Assert.Equal("90 %, loss 2.5", pictures.Find("li small").TextContent);
    }

    [Fact]
    public void Pictures_AreRefused_KeepsTheFramesAndSaysWhy()
    {
        var pictures = Draw(new InteractiveAnswer.Refused("The interactive worker is starting. Try again in a moment."),
            new PredictedItem(7, 0, 1, 2, .9f));

        Assert.Contains("is starting", pictures.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Image 7: true ant, predicted bee", pictures.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Pictures_OfManyItems_ShowsMoreOnRequest()
    {
        var items = Enumerable.Range(0, 30).Select(i => new PredictedItem(i, 0, 1, 1, .5f)).ToArray();
        var pictures = Draw(new InteractiveAnswer.PictureList([]), items);
        Assert.Equal(12, pictures.FindAll("li").Count);

        await pictures.FindAll("button").Single(b => b.TextContent.Contains("Show more", StringComparison.Ordinal)).ClickAsync();

        Assert.Equal(30, pictures.FindAll("li").Count);
    }

    [Fact]
    public async Task Pictures_ThatAreChosen_AreRelabelledOrDropped()
    {
        IReadOnlyList<LabelChange>? asked = null;
        var pictures = Draw(new InteractiveAnswer.PictureList([]), new PredictedItem(7, 0, 1, 2, .9f), new PredictedItem(9, 0, 1, 1, .8f));
        pictures.Render(p => p.Add(i => i.OnRevise, changes => asked = changes));

        await pictures.FindAll("input[type=checkbox]")[1].ChangeAsync(true);
        await pictures.FindAll("button").Single(b => b.TextContent.Contains("Drop", StringComparison.Ordinal)).ClickAsync();

        Assert.Equal([new LabelChange(9, null)], asked!);
        Assert.Empty(pictures.FindAll(".picked"));
    }

    [Fact]
    public async Task Pictures_ThatHaveTheChosenLabelAlready_CannotBeRelabelled()
    {
        var pictures = Draw(new InteractiveAnswer.PictureList([]), new PredictedItem(7, 0, 1, 2, .9f));
        pictures.Render(p => p.Add(i => i.OnRevise, _ => { }));
        await pictures.Find("input[type=checkbox]").ChangeAsync(true);

        await pictures.InvokeAsync(() => pictures.FindComponent<MudBlazor.MudSelect<string>>().Instance.ValueChanged.InvokeAsync("ant"));
        Assert.Equal("Already labelled as ant", Relabel().GetAttribute("title"));

        await pictures.InvokeAsync(() => pictures.FindComponent<MudBlazor.MudSelect<string>>().Instance.ValueChanged.InvokeAsync("bee"));
        Assert.False(Relabel().HasAttribute("disabled"));

        AngleSharp.Dom.IElement Relabel() => pictures.FindAll("button").Single(b => b.TextContent.Trim() == "Relabel");
    }

    [Fact]
    public void Pictures_ForViewersOnly_HaveNothingToChoose() =>
        Assert.Empty(Draw(new InteractiveAnswer.PictureList([]), new PredictedItem(7, 0, 1, 2, .9f)).FindAll("input"));

    private IRenderedComponent<ItemPictures> Draw(InteractiveAnswer answer, params PredictedItem[] items) => Render<ItemPictures>(p => p
        .Add(i => i.Dataset, "insects").Add(i => i.Classes, Sample.Classes).Add(i => i.Items, items).Add(i => i.Ask, (request, _) =>
        {
            _asked.Add(request);
            return Task.FromResult(answer);
        }));
}
