using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.EndToEnd.Tests;

/// <summary>Real processes die or freeze in the middle of a transfer; the page stays or comes back by itself,
/// and the run ends as if nothing had been.</summary>
public sealed class FaultTests(SharedStudio studio, Browser browser, UndisturbedTransfer undisturbed) : IClassFixture<UndisturbedTransfer>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private StoredRuns Stored => new(studio.Process.DataFolder);

    /// <summary>A native crash is to the parent an end by a signal; .NET catches those of an abort or a fault that
    /// come from outside, but not SYS. A frozen worker has to lose its lease first.</summary>
    [Fact]
    public async Task Workers_StruckOneAfterTheOther_PageStaysAndTheRunContinuesInTime()
    {
        var (journey, run) = await TrainAsync();
        await journey.Page.EvaluateAsync("window.isOldPage = true");

        foreach (var (signal, seconds) in new[] { ("KILL", 10), ("SYS", 10), ("STOP", 15) })
        {
            var worker = Assert.Single(studio.Process.TrainingWorkers());
            var told = (await Stored.EntriesAsync(run))[^1].Number;
            using (var kill = Process.Start("kill", [$"-{signal}", $"{worker}"]))
                await kill.WaitForExitAsync();
            var took = await Until.IsSoAsync($"after {signal} another worker trains on", s_patience, () => IsTrainedOnAsync(run, told));
            Assert.DoesNotContain(worker, studio.Process.TrainingWorkers());
            TestContext.Current.SendDiagnosticMessage("After {0} another worker trained on in {1:0.0} s.", signal, took.TotalSeconds);
            Assert.InRange(took.TotalSeconds, 0, seconds * Crowding());
        }

        await journey.SeesAsync("transfer", "done", 180);
        Assert.True(await journey.Page.EvaluateAsync<bool>("window.isOldPage"));
        await undisturbed.AssertSameAsync(Stored, run);
        await journey.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Studio_KilledInMidRun_PageComesBackAndEverythingIsAsItWas()
    {
        var (journey, run) = await TrainAsync();
        var before = await Stored.AllAsync();

        await studio.Process.KillAsync();
        await studio.Process.BeginAsync();

        await journey.SeesAsync("transfer", "done", 180);
        await undisturbed.AssertSameAsync(Stored, run);
        var after = await Stored.AllAsync();
        Assert.Equal(before.Select(r => r.Id), after.Select(r => r.Id));
        Assert.Equal(before.SkipLast(1).Select(StudioJson.Write), after.SkipLast(1).Select(StudioJson.Write));
        await journey.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Disk_FullInMidRun_PausesLosesNothingAndContinuesWhenThereIsRoom()
    {
        await using var disk = await SmallDisk.MakeAsync();
        await using var full = await StudioProcess.StartAsync(disk.Folder, disk.Within, EagerWorker.Options);
        var journey = await LongTransfer.BeginAsync(await browser.EnterAsync(full.OwnerLink), UndisturbedTransfer.Epochs,
            UndisturbedTransfer.BatchSize);

        await disk.LeaveAsync(megabytes: 500);
        await journey.SeesAsync("transfer", "paused");
        await journey.SeesAsync("transfer", "The disk of the studio has only");
        await disk.LeaveAsync(megabytes: 0);
        await full.KillAsync();
        await full.BeginAsync();
        await journey.Page.ReloadAsync();
        await Assertions.Expect(journey.Page.GetByText("is full")).ToBeVisibleAsync();
        await disk.LeaveAsync(megabytes: 3000);

        await journey.SeesAsync("transfer", "done", 240);
        var stored = new StoredRuns(disk.CopyOfDatabase());
        await undisturbed.AssertSameAsync(stored, (await stored.AllAsync("transfer"))[^1].Id);
        await journey.Page.Context.CloseAsync();
    }

    /// <summary>How many times longer everything takes on a machine that has much else to do;
    /// 1 with no more than the journey itself asks of it.</summary>
    private static double Crowding() =>
        Math.Max(1, double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0],
            CultureInfo.InvariantCulture) / (2 * Environment.ProcessorCount));

    /// <summary>Up to the first checkpoint that holds a step.</summary>
    private async Task<(NotebookJourney Journey, Guid Run)> TrainAsync()
    {
        var journey = await LongTransfer.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), UndisturbedTransfer.Epochs,
            UndisturbedTransfer.BatchSize);
        var run = (await Stored.AllAsync("transfer"))[^1].Id;
        await Until.IsSoAsync("it has a checkpoint", s_patience, async () => await Stored.CheckpointAsync(run) is { Step: > 0 });
        Assert.Equal(RunStatus.Running, (await Stored.FindAsync(run)).Status);
        return (journey, run);
    }

    /// <summary>From its checkpoint, and a step further. Only what is new is read, for whoever waits must not take
    /// the processor from those waited for.</summary>
    private async Task<bool> IsTrainedOnAsync(Guid run, long told)
    {
        var entries = await Stored.EntriesAsync(run, told);
        return entries.SkipWhile(e => e.Event is not RunEvent.Resumed { Step: > 0 }).Any(e => e.Event is RunEvent.Metrics);
    }
}
