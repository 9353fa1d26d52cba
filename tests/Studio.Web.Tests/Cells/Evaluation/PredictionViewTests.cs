using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Cells;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class PredictionViewTests : CellViewContext<PredictionView, Prediction>
{
    private static readonly Prediction s_asked = new() { Id = "prediction", Question = "How often is it right?", Of = "transfer" };

    /// <summary>Two seeds, 85 and 65 % right.</summary>
    private static readonly Dictionary<string, CellState> s_ran = new()
    {
        ["transfer"] = Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Trained),
            Sample.Run(Sample.Transfer, RunStatus.Completed,
                Sample.Trained with { Test = Sample.Trained.Test with { Accuracy = new(.65, .6, .7) } }, seed: 2)),
    };

    private static readonly Transfer s_frozen = Sample.Transfer with { Id = "frozen", Title = "Frozen" };
    private static readonly Transfer s_tuned = Sample.Transfer with { Id = "tuned", Title = "Fine-tuned" };
    private static readonly Compare s_comparison = new() { Id = "compare", Models = ["frozen", "tuned"] };
    private static readonly Prediction s_which =
        new() { Id = "prediction", Question = "Which one wins?", Of = "compare", Figure = "best", Options = "Frozen\nFine-tuned" };

    private static readonly Dictionary<string, CellState> s_compared = new()
    {
        ["compare"] = Sample.State(Sample.Run(s_comparison, RunStatus.Completed, new ComparisonResult(
            [new("frozen", "feature extraction, resnet-glyphs", [1], [.80], .80, 0, null, 5),
                new("tuned", "fine-tuning, resnet-glyphs", [1], [.84], .84, 0, null, 9)], []))),
    };

    [Fact]
    public async Task Number_Entered_IsAskedToBeKept()
    {
        var view = Draw(s_asked, others: Sample.Transfer);

        await view.Find("input").ChangeAsync("72.5");

        var change = Assert.Single(Changes);
        Assert.Equal(("number", 72.5), (change.Setting, change.Value.GetDouble()));
    }

    [Fact]
    public async Task Option_Pressed_IsAskedToBeKept()
    {
        var view = Draw(s_asked with { Options = "Frozen\nFine-tuned" }, others: Sample.Transfer);

        await view.FindAll("button")[1].ClickAsync();

        Assert.Equal("Fine-tuned", Assert.Single(Changes).Value.GetString());
    }

    [Fact]
    public void Outcome_BeforeTheAnswer_IsHidden()
    {
        var view = Draw(s_asked, states: s_ran, others: Sample.Transfer);

        Assert.Contains("Enter your prediction to see it", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("75", view.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, "25 points higher than your prediction.")]
    [InlineData(99, "24 points lower than your prediction.")]
    [InlineData(70, "Within the standard deviation of the seeds.")]
    public void Outcome_AfterTheAnswer_StandsBesideIt(double said, string verdict)
    {
        var view = Draw(s_asked with { Number = said }, states: s_ran, others: Sample.Transfer);

        Assert.Equal([$"{said} %", "75 ± 14.1 %"], view.FindAll(".said").Select(s => s.TextContent));
        Assert.Equal(verdict, view.Find(".verdict").TextContent);
    }

    [Theory]
    [InlineData("Fine-tuned", "As you predicted.")]
    [InlineData("Frozen", "Different from your prediction. Which assumption was wrong?")]
    public void Outcome_ACellOfAComparison_IsCalledByTheTitleItHasNow(string said, string verdict)
    {
        var view = Draw(s_which with { Choice = said }, states: s_compared, others: [s_frozen, s_tuned, s_comparison]);

        Assert.Equal("Fine-tuned", view.FindAll(".said")[1].TextContent);
        Assert.Equal(verdict, view.Find(".verdict").TextContent);
    }

    [Fact]
    public void Outcome_NotAmongTheOptions_IsNotCalledWrong()
    {
        var view = Draw(s_which with { Choice = "Frozen" }, states: s_compared,
            others: [s_frozen, s_tuned with { Title = "Renamed" }, s_comparison]);

        Assert.Equal("This is none of the answers to choose from, so it cannot be compared.", view.Find(".verdict").TextContent);
    }

    [Fact]
    public void Answer_AfterTheResultWasSeen_IsLocked() =>
        Assert.Empty(Draw(s_asked with { Number = 60 }, states: s_ran, others: Sample.Transfer).FindAll("input"));

    [Fact]
    public void Answer_OnceTheCellIsStale_CanBeGivenAgainForTheNextResult()
    {
        var changed = new Dictionary<string, CellState> { ["transfer"] = s_ran["transfer"] with { IsStale = true } };

        var view = Draw(s_asked with { Number = 60 }, states: changed, others: Sample.Transfer);

        Assert.Single(view.FindAll("input"));
        Assert.DoesNotContain("75", view.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400"), InlineData("-1")]
    public async Task Number_NoPossiblePercentage_IsRefusedWithASentence(string entered)
    {
        var view = Draw(s_asked, others: Sample.Transfer);

        await view.Find("input").ChangeAsync(entered);

        Assert.Empty(Changes);
        Assert.Equal($"{entered} % is not possible. Enter a percentage between 0 and 100.", view.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Outcome_OfARunToCome_IsPromised() =>
        Assert.Contains("Shown when “Fine-tune” has run.", Draw(s_asked with { Number = 1 }, others: Sample.Transfer).Markup,
            StringComparison.Ordinal);

    [Fact]
    public void Prediction_OfSomebodyElsesNotebook_CannotBeChanged() =>
        Assert.Empty(Draw(s_asked, mayEdit: false, others: Sample.Transfer).FindAll("input"));
}
