using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Devices;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;
using Studio.Web.Notebooks;
using Studio.Web.Notebooks.Batches;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Notebooks;

public sealed class RunBatchTests
{
    private static readonly DateTimeOffset s_begin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Notebook s_notebook = Sample.Notebook(Sample.Transfer, new Evaluate { Id = "evaluate", Title = "Test" });

    [Fact]
    public void Of_NothingUnderWay_IsNothing() => Assert.Null(Batch(("data", Run(RunStatus.Completed, 0, 5))));

    [Fact]
    public void Of_SeveralCells_CountsThoseThatEndedAndNamesTheOneThatRuns()
    {
        var batch = Batch(("data", Run(RunStatus.Completed, 0, 5)), ("model", Run(RunStatus.Running, .001)),
            ("transfer", Run(RunStatus.Queued, .002)))!;

        Assert.Equal(["data", "model", "transfer"], batch.Cells);
        Assert.Equal((1, "model"), (batch.Done, batch.Current));
    }

    [Fact]
    public void Of_ACellThatEndedBefore_IsNoPartOfIt() =>
        Assert.Equal(["transfer"], Batch(("data", Run(RunStatus.Completed, 0, 5)), ("transfer", Run(RunStatus.Running, 60)))!.Cells);

    [Fact]
    public void Of_NothingThatRunsYet_NamesTheFirstThatWaits() =>
        Assert.Equal("model", Batch(("transfer", Run(RunStatus.Queued, .002)), ("model", Run(RunStatus.Queued, .001)))!.Current);

    [Fact]
    public void TimeLeft_AllEndsKnown_IsThatOfTheLast()
    {
        var (running, waiting) = (Run(RunStatus.Running, 0), Run(RunStatus.Queued, 0));
        QueuedRun[] queue = [new(waiting.Id, "ada", "n", "Test", 1, null) { EndsAt = s_begin.AddSeconds(42) }];

        Assert.Equal("about 42 s left", TimeLeft.Of([running, waiting], queue, Progress(5), s_begin));
    }

    [Fact]
    public void TimeLeft_SomethingUnknownWaits_IsThatOfTheCell() =>
        Assert.Equal("5 s left in this cell", TimeLeft.Of([Run(RunStatus.Running, 0), Run(RunStatus.Queued, 0)], [], Progress(5), s_begin));

    [Fact]
    public void TimeLeft_OfTheLastRun_IsWhatItSays() =>
        Assert.Equal("12 s left", TimeLeft.Of([Run(RunStatus.Running, 0)], [], Progress(12), s_begin));

    [Fact]
    public void TimeLeft_BeforeTheFirstStep_SaysNothing() => Assert.Equal("", TimeLeft.Of([Run(RunStatus.Running, 0)], [], null, s_begin));

    [Fact]
    public void News_OfACellThatEnds_SaysSoOnce()
    {
        var news = new RunNews();
        news.Take(s_notebook, States(("transfer", Run(RunStatus.Running, 0))));
        Assert.Equal("", news.Sentence);

        news.Take(s_notebook, States(("transfer", Run(RunStatus.Completed, 0, 5))));

        Assert.Equal("Fine-tune: done.", news.Sentence);
    }

    private static RunBatch? Batch(params (string Cell, RunSummary Run)[] runs) => RunBatch.Of(s_notebook, States(runs));

    private static Dictionary<string, CellState> States(params (string Cell, RunSummary Run)[] runs) => runs.ToDictionary(r => r.Cell,
        r => new CellState(false, [r.Run with { Request = r.Run.Request with { Cell = s_notebook.Cell(r.Cell)! } }]));

    private static RunSummary Run(RunStatus status, double created, double? ended = null) =>
        Sample.Run(Sample.Transfer, status) with
        { CreatedAt = s_begin.AddSeconds(created), EndedAt = ended is { } end ? s_begin.AddSeconds(end) : null };

    private static RunEvent.Progress Progress(int seconds) => new(1, 10, 1, "images", TimeSpan.FromSeconds(seconds), "epoch 1 of 10");
}
