using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Worker.Tests.Fakes;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Carrying;

/// <summary>Real workers, killed, frozen and ended in the middle of a real transfer.</summary>
public sealed class TakeoverTests : IAsyncLifetime
{
    private FakeStudio _studio = null!;

    public async ValueTask InitializeAsync() => _studio = await FakeStudio.OpenAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Theory]
    [InlineData(24, 13), InlineData(6, 0)]
    public async Task Carry_KilledInTheMiddle_EndsBitForBitAsIfUndisturbed(int labels, int step)
    {
        // Six labels a class are cross-validated: the checkpoint is that of a fold then, before the run's first step.
        var (undisturbed, disturbed) = (await AddTransferAsync(labels), await AddTransferAsync(labels));
        var worker = await _studio.StartWorkerAsync();
        await _studio.CarryAsync(worker, undisturbed);
        var expected = await _studio.EndOfAsync(undisturbed);
        await _studio.CarryAsync(worker, disturbed);
        await UntilCheckpointAsync(disturbed, step);

        worker.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _studio.CarryAsync(await _studio.StartWorkerAsync(), disturbed);

        await AssertSameAsync(undisturbed, expected, disturbed);
        Assert.Contains(await _studio.EntriesAsync(disturbed), e => e is { LeaseEpoch: 2, Event: RunEvent.Resumed { Step: >= 0 } });
    }

    [Fact]
    public async Task Carry_InputCloses_LeavesACheckpointFromWhichAnotherGoesOn()
    {
        var (undisturbed, disturbed) = (await AddTransferAsync(), await AddTransferAsync());
        var worker = await _studio.StartWorkerAsync();
        await _studio.CarryAsync(worker, undisturbed);
        var expected = await _studio.EndOfAsync(undisturbed);
        await _studio.CarryAsync(worker, disturbed);
        await UntilCheckpointAsync(disturbed);

        worker.StandardInput.Close();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, worker.ExitCode);
        Assert.Equal(RunStatus.Queued, (await _studio.Journal.FindAsync(disturbed, TestContext.Current.CancellationToken))!.Status);
        await _studio.CarryAsync(await _studio.StartWorkerAsync(), disturbed);
        await AssertSameAsync(undisturbed, expected, disturbed);
    }

    [Fact]
    public async Task Carry_FrozenPastItsLease_WritesNothingWhenItThaws()
    {
        var run = await AddTransferAsync();
        var worker = await _studio.StartWorkerAsync();
        await _studio.CarryAsync(worker, run);
        await UntilCheckpointAsync(run);

        Signal(worker, "STOP");
        var lease = await _studio.Journal.TakeAsync(run, "another", TestContext.Current.CancellationToken);
        await _studio.Journal.AppendAsync(lease!, [new RunEvent.Resumed(-1)], null, TestContext.Current.CancellationToken);
        var before = await _studio.EntriesAsync(run);
        Signal(worker, "CONT");
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(StudioJson.Write(before), StudioJson.Write(await _studio.EntriesAsync(run)));
        Assert.Equal(2, before[^1].LeaseEpoch);
    }

    private Task<Guid> AddTransferAsync(int labels = 24) => _studio.AddRunAsync(
        new Transfer { Id = "transfer", Data = "data", Model = "model", MaxSteps = 60, Recipe = new Recipe.FineTuning { HeadDropout = 0.2, HeadWarmUpEpochs = 1, Epochs = 8 } }, 1,
        ("data", Made.Glyphs(labels)), ("model", Made.Pretrained()));

    private Task UntilCheckpointAsync(Guid run, int step = 13) =>
        FakeStudio.UntilAsync(async () => await _studio.Journal.LatestCheckpointAsync(run, default) is { } checkpoint && checkpoint.Step >= step);

    private async Task AssertSameAsync(Guid undisturbed, Runtime.Runs.RunSummary expected, Guid disturbed)
    {
        var ended = await _studio.EndOfAsync(disturbed);
        Assert.Equal((RunStatus.Completed, RunStatus.Completed), (expected.Status, ended.Status));
        Assert.Equal(((TaughtModelResult)expected.Result!).Model, ((TaughtModelResult)ended.Result!).Model);
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
