using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class WriteViewTests : CellViewContext<WriteView, Write>
{
    private static readonly Write s_cell = new() { Id = "write", Model = "before", Prompt = "The " };
    private static readonly WriteText s_before = new() { Id = "before", Title = "Before" };
    private static readonly WriteText s_after = new() { Id = "after", Title = "After" };
    private static readonly InteractiveAnswer.WritingBegun s_begun = new("words", null);

    private readonly List<InteractiveRequest.Write> _questions = [];
    private readonly List<Channel<InteractiveAnswer>> _answers = [];
    private readonly Dictionary<string, CellState> _states = new()
        { ["before"] = Trained(s_before, 'a'), ["after"] = Trained(s_after, 'b') };
    private readonly TaskCompletionSource _hasEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteViewTests() => Pieces = PiecesAsync;

    [Fact]
    public void Write_WithoutAModel_AsksForOne() =>
        Assert.Contains("Choose a cell", Draw(s_cell with { Model = null }).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Write_AModelThatIsNotTrained_AsksToRunItsCell() =>
        Assert.Contains("Run the cell", Draw(s_cell, others: s_before).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Write_APrompt_ShowsEachTokenAndWhatElseWasLikely()
    {
        var view = DrawBoth(s_cell);

        view.Find("form").Submit();
        Say(0, s_begun, Token("cat"), Token(" sat"));

        view.WaitForAssertion(() => Assert.Equal("The cat sat", Written(view)[0]));
        Assert.Equal(["sat", "ran"], view.FindAll(".bars .name").Select(n => n.TextContent));
        Assert.Equal("2 of 200 words", view.Find(".panel header span").TextContent);
    }

    [Fact]
    public void Write_WhileTokensArrive_IsBusyAndAnnouncesOnlyTheEnd()
    {
        var view = DrawBoth(s_cell);
        view.Find("form").Submit();
        Say(0, s_begun, Token("cat"));
        view.WaitForAssertion(() => Assert.Equal("The cat", Written(view)[0]));
        Assert.Equal(("true", "Writing …"), (view.Find(".text").GetAttribute("aria-busy"), view.Find("[role=status]").TextContent));

        Say(0, new InteractiveAnswer.WritingEnded("", 1, 812.4) { Nearest = new("the cat sat", "cat", 1, true) });
        _answers[0].Writer.Complete();

        view.WaitForAssertion(() => Assert.Equal("false", view.Find(".text").GetAttribute("aria-busy")));
        Assert.Equal("1 words written, 812 words per second", view.Find("[role=status]").TextContent);
        Assert.Equal("the cat sat", view.Find(".nearest q").TextContent);
    }

    [Fact]
    public void Write_TwoModels_ContinueTheSamePromptWithTheSameSeed()
    {
        var view = DrawBoth(s_cell with { Compared = "after" });

        view.Find("form").Submit();

        Assert.Equal(['a', 'b'], _questions.Select(q => q.Model.Sha256[0]));
        Assert.Single(_questions.Select(q => (q.Prompt, q.Settings, q.Tokens)).Distinct());
        Assert.Equal(["Before", "After"], view.FindAll(".panel header b").Select(b => b.TextContent));
    }

    [Fact]
    public void Write_ASmallerTemperature_IsWhatTheModelIsAskedWith()
    {
        var view = DrawBoth(s_cell);

        view.FindAll(".settings input")[0].Change("0.2");
        view.Find("form").Submit();

        Assert.Equal(0.2, Assert.Single(_questions).Settings.Temperature);
        Assert.Equal("settings.temperature", Assert.Single(Changes).Setting);
    }

    [Fact]
    public void Write_BySomebodyWhoMayNotEdit_ChangesTheirOwnSettingsAlone()
    {
        var view = DrawBoth(s_cell, mayEdit: false);

        view.FindAll(".settings input")[0].Change("0.2");
        view.Find("form").Submit();

        Assert.Equal(0.2, Assert.Single(_questions).Settings.Temperature);
        Assert.Empty(Changes);
    }

    [Fact]
    public void Write_Stop_EndsTheAnswerAndKeepsItsText()
    {
        var view = DrawBoth(s_cell);
        view.Find("form").Submit();
        Say(0, s_begun, Token("cat"));
        view.WaitForAssertion(() => Assert.Equal("The cat", Written(view)[0]));

        view.FindAll("button").Single(b => b.TextContent.Contains("Stop", StringComparison.Ordinal)).Click();

        view.WaitForAssertion(() => Assert.Equal("Stopped after 1 words.", view.Find("[role=status]").TextContent));
        Assert.Equal((true, "The cat"), (_hasEnded.Task.IsCompleted, Written(view)[0]));
    }

    [Fact]
    public async Task Write_WhenThePageCloses_EndsTheAnswer()
    {
        var view = DrawBoth(s_cell);
        view.Find("form").Submit();
        Say(0, s_begun);

        await DisposeComponentsAsync();

        await _hasEnded.Task.WaitAsync(TimeSpan.FromSeconds(30), Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Write_ARefusedPrompt_IsAnError()
    {
        var view = DrawBoth(s_cell);
        view.Find("form").Submit();

        Say(0, new InteractiveAnswer.Refused("The prompt is empty. Write the beginning of a text."));
        _answers[0].Writer.Complete();

        view.WaitForAssertion(() => Assert.Contains("prompt is empty", view.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private static InteractiveAnswer.WrittenToken Token(string text) => new(text, [new(text.Trim(), .5), new("ran", .25)]);

    private static CellState Trained(WriteText cell, char hash) => Sample.State(Sample.Run(cell, RunStatus.Completed, new LanguageModel
    {
        Model = new(new string(hash, 64), "safetensors", 1), Network = "char-lstm", Dataset = null, Seed = 1, Seconds = 1,
        IsSteered = false, Sample = "", Perplexity = 2, Steps = 1,
    }));

    private static string[] Written(IRenderedComponent<WriteView> view) => [.. view.FindAll(".text").Select(t => t.TextContent.Trim())];

    private IRenderedComponent<WriteView> DrawBoth(Write cell, bool mayEdit = true) =>
        Draw(cell, states: _states, mayEdit: mayEdit, others: [s_before, s_after]);

    private void Say(int question, params InteractiveAnswer[] pieces) =>
        Array.ForEach(pieces, piece => _answers[question].Writer.TryWrite(piece));

    private async IAsyncEnumerable<InteractiveAnswer> PiecesAsync(InteractiveRequest question,
        [EnumeratorCancellation] CancellationToken ct)
    {
        _questions.Add((InteractiveRequest.Write)question);
        var answer = Channel.CreateUnbounded<InteractiveAnswer>();
        _answers.Add(answer);
        try
        {
            await foreach (var piece in answer.Reader.ReadAllAsync(ct))
                yield return piece;
        }
        finally
        {
            _hasEnded.TrySetResult();
        }
    }
}
