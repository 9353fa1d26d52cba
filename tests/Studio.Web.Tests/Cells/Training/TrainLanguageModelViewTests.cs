using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Training;

public sealed class TrainLanguageModelViewTests : CellViewContext<TrainLanguageModelView, TrainLanguageModel>
{
    private static readonly TrainLanguageModel s_cell = new() { Id = "model" };

    [Fact]
    public void Train_NeverRun_SaysWhatToPress() =>
        Assert.StartsWith("Press Run.", Draw(s_cell).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Train_WhileItLearns_ShowsTheNewestTextAndTheNextTokens()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));

        run.Say(new RunEvent.Text(50, "writing", "the room") { Next = [new("was", .5), new("is", .25)] });

        view.WaitForAssertion(() => Assert.Equal("the room", view.Find("pre").TextContent));
        Assert.Equal(["was", "is"], view.FindAll(".bars .name").Select(n => n.TextContent));
    }

    [Fact]
    public void Train_WhenTuned_ShowsPerplexityBeforeAndAfterWithTheUnknownShare()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Completed, new LanguageModel
        {
            Model = Sample.File, Network = "lstm-language-model", Dataset = null, Seed = 1, Seconds = 1, IsSteered = false, Sample = "",
            Perplexity = 20, Steps = 1, Vocabulary = 1200, Before = new(Math.Log(80)),
            Validation = new(Math.Log(20)) { CharactersPerToken = 4, UnknownShare = .02 },
        }, id: run.Live.Id)));

        Assert.Equal(["80.00", "20.00", "1.080", "2.0 %", "1,200"],
            view.FindAll(".figure dd").Select(f => f.TextContent.Trim()).TakeLast(5));
    }
}
