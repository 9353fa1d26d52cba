using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Runtime.Journal;
using Studio.Worker.Tests.Fakes;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Running;

/// <summary>Real workers, killed, frozen and ended in the middle of a real transfer.</summary>
public sealed class TakeoverTests : IAsyncLifetime
{
    private FakeStudio _studio = null!;

    public async ValueTask InitializeAsync() => _studio = await FakeStudio.OpenAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Theory]
    [InlineData("KILL", 24, 13), InlineData("KILL", 6, 0), InlineData("SYS", 24, 13)]
    public async Task Execute_DiesInTheMiddle_EndsBitForBitAsIfUndisturbed(string signal, int labels, int step)
    {
        // A native crash is to the parent an end by a signal; .NET catches those of an abort or a fault that come from outside, but not
        // SYS.
        // Six labels per class are cross-validated: the checkpoint is that of a fold then, before the run's first step.
        var (undisturbed, disturbed) = (await AddTransferAsync(labels), await AddTransferAsync(labels));
        var worker = await _studio.StartWorkerAsync();
        await _studio.ExecuteAsync(worker, undisturbed);
        var expected = await _studio.EndOfAsync(undisturbed);
        await _studio.ExecuteAsync(worker, disturbed);
        await UntilCheckpointAsync(disturbed, step);

        Signal(worker, signal);
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _studio.ExecuteAsync(await _studio.StartWorkerAsync(), disturbed);

        await AssertSameAsync(undisturbed, expected, disturbed);
        Assert.Contains(await _studio.EntriesAsync(disturbed), e => e is { LeaseEpoch: 2, Event: RunEvent.Resumed { Step: >= 0 } });
    }

    [Fact]
    public async Task Execute_InputCloses_LeavesACheckpointFromWhichAnotherContinues()
    {
        var (undisturbed, disturbed) = (await AddTransferAsync(), await AddTransferAsync());
        var worker = await _studio.StartWorkerAsync();
        await _studio.ExecuteAsync(worker, undisturbed);
        var expected = await _studio.EndOfAsync(undisturbed);
        await _studio.ExecuteAsync(worker, disturbed);
        await UntilCheckpointAsync(disturbed);

        worker.StandardInput.Close();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, worker.ExitCode);
        Assert.Equal(RunStatus.Queued, (await _studio.Journal.FindAsync(disturbed, TestContext.Current.CancellationToken))!.Status);
        await _studio.ExecuteAsync(await _studio.StartWorkerAsync(), disturbed);
        await AssertSameAsync(undisturbed, expected, disturbed);
    }

    [Fact]
    public async Task Execute_FrozenPastItsLease_WritesNothingWhenItThaws()
    {
        var run = await AddTransferAsync();
        var worker = await _studio.StartWorkerAsync();
        await _studio.ExecuteAsync(worker, run);
        await UntilCheckpointAsync(run);

        var lease = await TakeFromFrozenAsync(worker, run);
        await _studio.Journal.AppendAsync(lease, [new RunEvent.Resumed(-1)], null, TestContext.Current.CancellationToken);
        var before = await _studio.EntriesAsync(run);
        Signal(worker, "CONT");
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(StudioJson.Write(before), StudioJson.Write(await _studio.EntriesAsync(run)));
        Assert.Equal(2, before[^1].LeaseEpoch);
    }

    // On the larger set, which takes a while to test on: the worker is still busy when the signal comes.
    private Task<Guid> AddTransferAsync(int labels = 24) => _studio.AddRunAsync(
        new Transfer { Id = "transfer", Data = "data", Model = "model", MaxSteps = 60,
            Recipe = new Recipe.FineTuning { HeadDropout = 0.2, HeadWarmUpEpochs = 1, Epochs = 8 } }, 1,
        ("data", Made.Glyphs(labels) with { Reference = "glyphs-target" }), ("model", Made.Pretrained()));

    private Task UntilCheckpointAsync(Guid run, int step = 13) =>
        FakeStudio.UntilAsync(async () => await _studio.Journal.LatestCheckpointAsync(run, default) is { } checkpoint
            && checkpoint.Step >= step);

    /// <summary>Freezes the worker between two writes: within one it keeps everybody from writing until it is
    /// killed, as the studio does.</summary>
    private async Task<Lease> TakeFromFrozenAsync(Process worker, Guid run)
    {
        while (true)
        {
            Signal(worker, "STOP");
            try
            {
                return (await _studio.Journal.TakeAsync(run, "another", TestContext.Current.CancellationToken))!;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
            {
                Signal(worker, "CONT");
            }
        }
    }

    private async Task AssertSameAsync(Guid undisturbed, Runtime.Runs.RunSummary expected, Guid disturbed)
    {
        var ended = await _studio.EndOfAsync(disturbed);
        Assert.Equal((RunStatus.Completed, RunStatus.Completed), (expected.Status, ended.Status));
        Assert.Equal(((Classifier)expected.Result!).Model, ((Classifier)ended.Result!).Model);
        var (one, other) = (await _studio.FoldAsync(undisturbed), await _studio.FoldAsync(disturbed));
        Assert.Equal(one.Curves.Select(c => c.Series), other.Curves.Select(c => c.Series));
        Assert.All(one.Curves.Zip(other.Curves), pair => Assert.Equal(pair.First.Points, pair.Second.Points));
        Assert.Equal(one.Confusions.Select(c => (c.Part, c.Step, c.IsBest)), other.Confusions.Select(c => (c.Part, c.Step, c.IsBest)));
    }

    private static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
