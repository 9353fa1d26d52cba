using Bunit;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class TryItTextTests : CellViewContext<TryItView, TryIt>
{
    private static readonly TryIt s_cell = new() { Id = "try", Model = "transfer" };
    private static readonly InteractiveAnswer.ClassifiedText s_answer = new()
    {
        Classes = Sample.Classes,
        Values = [.25f, .75f],
        Class = 1,
        Words = [new("the", .01, 0, false), new("zorp", 0, 0, true), new("was", 0, .01, false), new("not", -1, .4, false),
            new("good", 2, -.2, false)],
        Unread = 0,
        Milliseconds = 7,
    };

    private readonly Dictionary<string, CellState> _states = new()
    {
        ["transfer"] =
            Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Trained with { Unit = Tokenization.Unit })),
    };

    [Fact]
    public async Task TryIt_AClassifierOfTexts_AnswersWhatIsWritten()
    {
        Answer = s_answer;
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);

        await WriteAsync(view, "the zorp was not good");

        Assert.Equal("the zorp was not good", Assert.IsType<InteractiveRequest.ClassifyText>(Assert.Single(Asked)).Text);
        Assert.Equal(["25.0 %", "75.0 %"], view.FindAll(".value").Select(v => v.TextContent));
        Assert.Equal($"For “{Sample.Classes[1]}”: good. Against: not.", view.Find(".summary").TextContent);
        Assert.Contains("1 of 5 words are not in the vocabulary", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TryIt_Occlusion_ColoursByThatInstead()
    {
        Answer = s_answer;
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);
        await WriteAsync(view, "the zorp was not good");

        await view.Find("[role=switch], .mud-switch input").ChangeAsync(new() { Value = true });

        Assert.Equal($"For “{Sample.Classes[1]}”: not. Against: good.", view.Find(".summary").TextContent);
        Assert.Equal([false, true], Asked.Cast<InteractiveRequest.ClassifyText>().Select(a => a.WithOcclusion));
    }

    [Fact]
    public async Task TryIt_AnEmptiedText_TakesTheAnswerAway()
    {
        Answer = s_answer;
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);
        await WriteAsync(view, "good");

        await WriteAsync(view, " ");

        Assert.Equal(["–", "–"], view.FindAll(".value").Select(v => v.TextContent));
        Assert.Empty(view.FindAll(".words"));
    }

    [Fact]
    public async Task TryIt_ARefusedText_IsAnError()
    {
        Answer = new InteractiveAnswer.Refused("The trained network is gone. Run the transfer again.");
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);

        await WriteAsync(view, "good");

        Assert.Contains("Run the transfer again", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private static Task WriteAsync(IRenderedComponent<TryItView> view, string text) =>
        view.InvokeAsync(() => view.FindComponent<MudBlazor.MudTextField<string>>().Instance.ValueChanged.InvokeAsync(text));
}
