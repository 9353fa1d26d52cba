using Bunit;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Runtime.Link;
using Studio.Web.Outputs.Tables;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs.Tables;

public sealed class ItemTextsTests : ViewContext
{
    private static readonly PredictedItem[] s_many = [.. Enumerable.Range(0, 30).Select(i => new PredictedItem(i, 0, 1, 1, .5f))];

    private readonly List<InteractiveRequest.Texts> _asked = [];

    [Fact]
    public void Texts_OfItems_ComeFromTheInteractiveWorkerWithTruthAndPrediction()
    {
        var texts = Draw(new InteractiveAnswer.TextList(["a small ant"]), new PredictedItem(7, 0, 1, 2.53f, .9f));

        Assert.Equal([7], Assert.Single(_asked).Items);
        Assert.Equal("a small ant", texts.Find("li p").TextContent);
        Assert.Equal(["ant", "as bee"], texts.FindAll("li span").Select(s => s.TextContent));
    }

    [Fact]
    public void Texts_ThatAreRefused_SayWhy() => Assert.Equal("The worker is starting.",
        Draw(new InteractiveAnswer.Refused("The worker is starting."), s_many[0]).Find("[role=status]").TextContent);

    [Fact]
    public void Texts_OfAnotherAnswer_SayWhatToDo() => Assert.Equal("The items did not arrive. Open the cell again.",
        Draw(new InteractiveAnswer.PictureList([]), s_many[0]).Find("[role=status]").TextContent);

    [Fact]
    public async Task Texts_OfManyItems_ShowMoreOnRequestAndOtherOnesFromTheBeginning()
    {
        var texts = Draw(new InteractiveAnswer.TextList([]), s_many);
        Assert.Equal(12, texts.FindAll("li").Count);

        await texts.Find("button").ClickAsync();
        Assert.Equal(30, texts.FindAll("li").Count);

        texts.Render(p => p.Add(i => i.Items, [.. s_many.Reverse()]));
        Assert.Equal(12, texts.FindAll("li").Count);
        Assert.Equal([12, 30, 12], _asked.Select(a => a.Items.Count));
    }

    [Fact]
    public async Task Texts_OfAKnownClassifier_SayOnRequestWhichWordsDecided()
    {
        var requests = new List<InteractiveRequest>();
        var texts = Render<ItemTexts>(p => p.Add(i => i.Dataset, "insects").Add(i => i.Classes, ["ant", "bee"])
            .Add(i => i.Items, [s_many[0]]).Add(i => i.Model, Sample.File).Add(i => i.Ask, (request, _) =>
            {
                requests.Add(request);
                return Task.FromResult<InteractiveAnswer>(request is InteractiveRequest.Texts
                    ? new InteractiveAnswer.TextList(["a small ant"])
                    : new InteractiveAnswer.ClassifiedText
                    {
                        Classes = ["ant", "bee"], Values = [.2f, .8f], Class = 1, Unread = 0, Milliseconds = 1,
                        Words = [new("a", 0, 0, false), new("small", 1, .1, false), new("ant", -2, -.3, false)],
                    });
            }));

        await texts.FindAll("li button").Single().ClickAsync();

        Assert.Equal("a small ant", Assert.IsType<InteractiveRequest.ClassifyText>(requests[1]).Text);
        Assert.Equal("For “bee”: small. Against: ant.", texts.Find(".summary").TextContent);
    }

    [Fact]
    public async Task Texts_OfWhoeverMayCorrectThem_AreRelabelledOrDropped()
    {
        var asked = new List<IReadOnlyList<LabelChange>>();
        var texts = Draw(new InteractiveAnswer.TextList(["one", "two"]), s_many[3], s_many[5]);
        Assert.Empty(texts.FindAll("input"));

        texts.Render(p => p.Add(i => i.OnRevise, asked.Add));
        await texts.FindAll("li input")[1].ChangeAsync(new() { Value = true });
        Assert.Equal("1 text chosen", texts.Find("[role=group] b").TextContent);
        await texts.FindAll("[role=group] button").Single(b => b.TextContent == "Drop").ClickAsync();

        Assert.Equal([new(5, null)], Assert.Single(asked));
        Assert.Empty(texts.FindAll("[role=group]"));
    }

    private IRenderedComponent<ItemTexts> Draw(InteractiveAnswer answer, params PredictedItem[] items) => Render<ItemTexts>(p => p
        .Add(i => i.Dataset, "insects").Add(i => i.Classes, ["ant", "bee"]).Add(i => i.Items, items)
        .Add(i => i.Ask, (request, _) => { _asked.Add((InteractiveRequest.Texts)request); return Task.FromResult(answer); }));
}
