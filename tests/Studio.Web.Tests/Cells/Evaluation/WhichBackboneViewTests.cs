using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Results.Choice;
using Studio.Notebooks.Cells;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class WhichBackboneViewTests : CellViewContext<WhichBackboneView, WhichBackbone>
{
    private static readonly WhichBackbone s_cell = new() { Id = "which", Data = "data" };

    // LogME puts the photos first, the neighbours the other way round.
    private static readonly BackboneChoiceResult s_result = new("insects", 40,
        [Row("other", "other-photos", -0.4, 0.9, 0.6), Row("net", "net-photos", -0.1, 0.5, 0.8)],
        [new("logme", true, "The most stable."), new("leep", false, "Alone it misleads.")],
        [new("logme", 2, null, 1, 0), new("neighbours", 2, null, 2, 0.2)]);

    [Fact]
    public void Which_WithoutARun_SaysWhatToDo() =>
        Assert.Contains("Press Run", Draw(s_cell).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Which_Done_RanksByLogMeAndSaysHowFarToTrustIt()
    {
        var view = Draw(s_cell, Done);

        Assert.Equal(["net-photos", "other-photos"], view.FindAll(".ranked .name").Select(n => n.TextContent));
        Assert.Contains("unreliable", view.FindAll(".trust li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Alone it misleads.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Which_AnotherScore_RanksAnew()
    {
        var view = Draw(s_cell, Done);

        view.FindAll(".scores button").Single(b => b.TextContent == "5 neighbours").Click();

        Assert.Equal("other-photos", view.Find(".ranked .first .name").TextContent);
    }

    [Fact]
    public void Which_AScoreOfAnotherBuild_IsListedAndRanks()
    {
        var view = Draw(s_cell, After(s_result with
        {
            Scores = [new("spread", "Spread", "how far apart", HigherIsBetter: false)],
            Candidates = [.. s_result.Candidates.Select((c, i) =>
                c with { Scores = new Dictionary<string, double> { ["spread"] = i, ["unknown"] = 0.125 } })],
        }));

        Assert.Equal(["other-photos", "net-photos"], view.FindAll(".ranked .name").Select(n => n.TextContent));
        Assert.Equal(["Spread", "unknown"], view.FindAll(".scores button").Select(b => b.TextContent));
        Assert.Contains("how far apart", view.Markup, StringComparison.Ordinal);
        Assert.Contains("0.125", view.FindAll("td").Select(c => c.TextContent));
    }

    [Fact]
    public void Which_UnderSixCandidates_ShowsRankAndRegretInsteadOfTau()
    {
        var view = Draw(s_cell, Done);

        Assert.Contains("20.0 points", view.FindAll("td").Select(c => c.TextContent));
        Assert.Contains("fewer than six candidates", view.FindAll("td").Select(c => c.TextContent));
    }

    [Fact]
    public void Which_PressTransfer_AddsATransferFromThatNetwork()
    {
        var view = Draw(s_cell, Done);

        view.Find(".ranked .first button").Click();

        var transfer = Assert.IsType<Transfer>(Assert.Single(Added));
        Assert.Equal(("model", "data"), (transfer.Model, transfer.Data));
    }

    [Fact]
    public void Which_OnTheProjector_HasNoTransferButton() => Assert.Empty(Draw(s_cell, Done, isPresented: true).FindAll(".ranked button"));

    private static CellState Done => After(s_result);

    private static CellState After(BackboneChoiceResult result) => Sample.State(Sample.Run(s_cell, RunStatus.Completed, result));

    private static ScoredBackbone Row(string backbone, string weights, double logMe, double neighbours, double accuracy) =>
        new(backbone, weights, weights, new(1_000_000, 8_550, 900, 1_000))
        {
            Source = "photos", License = "MIT", Features = 64, Distance = new(1, 0.1, 0.01), Similarities = [1, 1], TestAccuracy = accuracy,
            Scores = new Dictionary<string, double> { ["logme"] = logMe, ["neighbours"] = neighbours, ["leep"] = -1 },
        };
}
