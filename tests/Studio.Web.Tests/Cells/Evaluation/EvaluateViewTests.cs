using Bunit;
using Studio.Experiments.Events;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class EvaluateViewTests : CellViewContext<EvaluateView, Evaluate>
{
    private static readonly Evaluate s_cell = new() { Id = "evaluate", Model = "transfer" };

    [Fact]
    public void Evaluate_NeverRun_SaysWhatWillBeSeenAndWhatToPress() =>
        Assert.StartsWith("Press Run.", Draw(s_cell, others: Sample.Transfer).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Evaluate_NeverRunOnKnownData_HasTheRoomOfItsMatrix() =>
        Assert.Equal(["", "", "", ""],
            Draw(s_cell, others: Sample.Transfer).FindAll(".evaluate td > *").Take(4).Select(c => c.TextContent));

    [Fact]
    public void Evaluate_NeverRunOnKnownData_ClaimsNoScores() =>
        Assert.Equal(["0", "–", "–", "–"],
            Draw(s_cell, others: Sample.Transfer).FindAll("[aria-label='Scores per class'] td").Take(4).Select(c => c.TextContent));

    [Fact]
    public void Evaluate_Done_BeginsWithTheWorstMistakes()
    {
        var view = DrawDone();

        Assert.Equal([4, 3, 5], Assert.IsType<InteractiveRequest.Pictures>(Assert.Single(Asked)).Items);
        Assert.Equal("Images with the highest loss", view.Find("[aria-live] .panel").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Evaluate_AClickOnANumber_ListsItsImages()
    {
        var view = DrawDone();

        await view.FindAll("td button")[1].ClickAsync();

        Assert.Equal([4, 3], Assert.IsType<InteractiveRequest.Pictures>(Asked[^1]).Items);
        Assert.Equal("ant, misclassified as bee", view.Find("[aria-live] .panel").GetAttribute("aria-label"));
        Assert.Equal("true", view.FindAll("td button")[1].GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Evaluate_ASecondClick_GoesBackToTheWorst()
    {
        var view = DrawDone();

        await view.FindAll("td button")[0].ClickAsync();
        await view.FindAll("td button")[0].ClickAsync();

        Assert.Equal("Images with the highest loss", view.Find("[aria-live] .panel").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Evaluate_SeveralSeeds_GivesMeanAndSpreadAndTheImagesOfTheChosenOne()
    {
        var second = Sample.Evaluation with { Accuracy = new(.75, .6, .9), Items = [new(8, 1, 0, 3, .8f)] };
        var view = Draw(s_cell,
            Sample.State(Sample.Run(s_cell, RunStatus.Completed, Sample.Evaluation),
                Sample.Run(s_cell, RunStatus.Completed, second, seed: 2),
            Sample.Run(s_cell, RunStatus.Queued, seed: 3)), others: Sample.Transfer);
        Assert.Equal("80.0 ± 7.1 %", view.Find("dd").TextContent);
        Assert.Contains("over 2 seeds", view.Find("dt").TextContent, StringComparison.Ordinal);

        await view.FindAll("[aria-label=Seed] button")[1].ClickAsync();
        Assert.Equal([8], Assert.IsType<InteractiveRequest.Pictures>(Asked[^1]).Items);

        await view.FindAll("[aria-label=Seed] button")[2].ClickAsync();
        Assert.Equal(["", "", "", ""], view.FindAll(".evaluate td > *").Take(4).Select(c => c.TextContent));
    }

    [Fact]
    public void Evaluate_OfAClassifierOfTexts_ShowsTheTextsAndCountsThemSo()
    {
        Answer = new InteractiveAnswer.TextList(["I saw a wren.", "Such a dull play.", "Nothing to add."]);

        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Completed, Sample.Evaluation with { Unit = "texts" })),
            others: Sample.Transfer);

        Assert.Equal([4, 3, 5], Assert.IsType<InteractiveRequest.Texts>(Assert.Single(Asked)).Items);
        Assert.Equal(["I saw a wren.", "Such a dull play.", "Nothing to add."], view.FindAll(".texts p").Select(p => p.TextContent));
        Assert.Equal("Texts with the highest loss", view.Find("[aria-live] .panel").GetAttribute("aria-label"));
        Assert.Empty(view.FindAll("img"));
        Assert.DoesNotContain("image", view.Markup, StringComparison.OrdinalIgnoreCase);
    }

    private IRenderedComponent<EvaluateView> DrawDone() =>
        Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Completed, Sample.Evaluation)), others: Sample.Transfer);
}
