using Bunit;
using Studio.Experiments.Events;
using Studio.Notebooks.Cells;
using Studio.Runtime.Desks;
using Studio.Web.Cells;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells;

public sealed class PredictionViewTests : CellViewContext<PredictionView, Prediction>
{
    private static readonly Prediction s_asked = new() { Id = "prediction", Question = "How often is it right?", Of = "transfer" };

    /// <summary>Two seeds, 85 and 65 % right.</summary>
    private static readonly Dictionary<string, CellState> s_ran = new()
    {
        ["transfer"] = Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Taught), Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Taught with { Accuracy = new(.65, .6, .7) }, seed: 2)),
    };

    [Fact]
    public async Task Number_Entered_IsAskedToBeKept()
    {
        var view = Draw(s_asked, others: Sample.Transfer);

        await view.Find("input").ChangeAsync("72.5");

        var change = Assert.Single(Wishes);
        Assert.Equal(("number", 72.5), (change.Setting, change.Value.GetDouble()));
    }

    [Fact]
    public async Task Option_Pressed_IsAskedToBeKept()
    {
        var view = Draw(s_asked with { Options = "Frozen\nFine-tuned" }, others: Sample.Transfer);

        await view.FindAll("button")[1].ClickAsync();

        Assert.Equal("Fine-tuned", Assert.Single(Wishes).Value.GetString());
    }

    [Fact]
    public void Outcome_BeforeTheAnswer_IsHidden()
    {
        var view = Draw(s_asked, states: s_ran, others: Sample.Transfer);

        Assert.Contains("Answer first", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("75", view.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, "25 points more than you said.")]
    [InlineData(99, "24 points less than you said.")]
    [InlineData(70, "As close as the seeds are to each other.")]
    public void Outcome_AfterTheAnswer_StandsBesideIt(double said, string verdict)
    {
        var view = Draw(s_asked with { Number = said }, states: s_ran, others: Sample.Transfer);

        Assert.Equal("75 ± 14.1 %", view.Find(".said").TextContent);
        Assert.Equal(verdict, view.Find(".verdict").TextContent);
    }

    [Fact]
    public void Outcome_OfARunToCome_IsPromised() => Assert.Contains("Known when “Fine-tune” has run.", Draw(s_asked with { Number = 1 }, others: Sample.Transfer).Markup, StringComparison.Ordinal);

    [Fact]
    public void Prediction_OnTheProjector_CannotBeChanged() => Assert.Empty(Draw(s_asked, isPresented: true, others: Sample.Transfer).FindAll("input"));
}
