using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Journal;

public sealed class RunJournalOnSqliteTests() : RunJournalTests(() => null);

public sealed class RunJournalOnPostgresTests(PostgresServer server) : RunJournalTests(server.NewDatabase);

/// <summary>The laws of the journal hold on either kind of storage.</summary>
public abstract class RunJournalTests(Func<string?> database)
{
    private static readonly CancellationToken s_ct = CancellationToken.None;

    [Fact]
    public async Task Append_Events_AreNumberedWithoutGapsAndReadBack()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);

        var first = await studio.Journal.AppendAsync(lease, [Say.Running, Say.Loss(1)], null, s_ct);
        var second = await studio.Journal.AppendAsync(lease, [Say.Loss(2)], null, s_ct);

        Assert.Equal([2, 3], [first.LastNumber, second.LastNumber]);
        var read = await studio.Journal.ReadAsync(lease.Run, 0, 10, s_ct);
        Assert.Equal([1, 2, 3], read.Select(e => e.Number));
        Assert.All(read, e => Assert.Equal((1, studio.Time.GetUtcNow()), (e.LeaseEpoch, e.At)));
        Assert.Equal(2, Assert.IsType<RunEvent.Metrics>(read[2].Event).Points[0].Step);
        Assert.Equal([2], (await studio.Journal.ReadAsync(lease.Run, 1, 1, s_ct)).Select(e => e.Number));
    }

    [Fact]
    public async Task Append_UnderAnOlderEpoch_IsRefusedAndStoresNothing()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var old = await TakeAsync(studio);
        var newer = await studio.Journal.TakeAsync(old.Run, "second", s_ct);

        await Assert.ThrowsAsync<LeaseLostException>(() =>
            studio.Journal.AppendAsync(old, [Say.Loss(1)], new(1, 0, Say.File(1), false), s_ct));

        Assert.Equal(2, newer!.Epoch);
        Assert.Empty(await studio.Journal.ReadAsync(old.Run, 0, 10, s_ct));
        Assert.Null(await studio.Journal.LatestCheckpointAsync(old.Run, s_ct));
    }

    [Fact]
    public async Task Append_AnEnd_EndsTheRunForGood()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);
        var trained = Say.Trained(Say.File(1), Say.File(2), steps: 10);

        await studio.Journal.AppendAsync(lease, [new RunEvent.Result(trained), Say.Status(RunStatus.Completed)], null, s_ct);

        var run = await studio.Journal.FindAsync(lease.Run, s_ct);
        Assert.Equal((RunStatus.Completed, null, trained), (run!.Status, run.Worker, run.Result));
        Assert.Equal(studio.Time.GetUtcNow(), run.EndedAt);
        await Assert.ThrowsAsync<LeaseLostException>(() => studio.Journal.AppendAsync(lease, [], null, s_ct));
        Assert.Null(await studio.Journal.TakeAsync(lease.Run, "second", s_ct));
        Assert.Equal(0, await studio.Journal.CommandAsync(lease.Run, new RunCommand.Stop(), "ada", s_ct));
    }

    [Fact]
    public async Task Append_QueuedAgain_GivesTheRunBack()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);

        await studio.Journal.AppendAsync(lease, [Say.Status(RunStatus.Queued)], null, s_ct);

        await Assert.ThrowsAsync<LeaseLostException>(() => studio.Journal.AppendAsync(lease, [], null, s_ct));
        Assert.True(await studio.Unheld.SayAsync(lease.Run, lease.Epoch, [Say.Status(RunStatus.Paused)], s_ct));
    }

    [Fact]
    public async Task Append_Checkpoints_KeepsTheLastTwoAndTheBest()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);

        for (var step = 1; step <= 5; step++)
            await studio.Journal.AppendAsync(lease, [Say.Loss(step)], new(step, 0, Say.File(step), IsBest: step == 2), s_ct);

        await using var context = studio.Storage.Open();
        Assert.Equal([2, 4, 5], context.Checkpoints.Where(c => c.Run == lease.Run).Select(c => c.Step).ToList().Order());
        Assert.Equal((5, 5),
            ((await studio.Journal.LatestCheckpointAsync(lease.Run, s_ct))!.Step,
                (await studio.Journal.LatestCheckpointAsync(lease.Run, s_ct))!.CoversNumber));
        Assert.Equal(2, (await studio.Journal.BestCheckpointAsync(lease.Run, s_ct))!.Step);
    }

    [Fact]
    public async Task Append_TheEnd_KeepsTheBestAndThePinnedCheckpoint()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);
        await studio.Journal.AppendAsync(lease, [Say.Loss(1)], new(1, 0, Say.File(1), IsBest: true), s_ct);
        await studio.Journal.AppendAsync(lease, [Say.Loss(2)], new(2, 0, Say.File(2), IsBest: false), s_ct);
        await studio.Runs.PinAsync(lease.Run, 2, s_ct);

        await studio.Journal.AppendAsync(lease, [Say.Loss(3)], new(3, 0, Say.File(3), IsBest: false), s_ct);
        await studio.Journal.AppendAsync(lease, [Say.Status(RunStatus.Completed)], null, s_ct);

        await using var context = studio.Storage.Open();
        Assert.Equal([1, 2], context.Checkpoints.Where(c => c.Run == lease.Run).Select(c => c.Step).ToList().Order());
    }

    [Fact]
    public async Task Append_Checkpoints_LeavesNoFileWithoutARow()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);

        for (var step = 1; step <= 6; step++)
        {
            await studio.Journal.AppendAsync(lease, [Say.Loss(step)], new(step, 0, await PutAsync(studio, step), IsBest: step == 2), s_ct);
            Assert.True(Steps(studio).Count <= 3, $"after step {step}");
        }
        Assert.Equal(["2", "5", "6"], Steps(studio));
        await studio.Journal.AppendAsync(lease, [Say.Status(RunStatus.Completed)], null, s_ct);

        Assert.Equal(["2"], Steps(studio));
    }

    [Fact]
    public async Task Append_CheckpointsWhoseFilesOthersName_LeavesThemThere()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var (lease, other) = (await TakeAsync(studio), await TakeAsync(studio));
        var (shared, shown) = (await PutAsync(studio, 1), await PutAsync(studio, 2));
        await studio.Journal.AppendAsync(other, [Say.Loss(1)], new(1, 0, shared, false), s_ct);
        await studio.Journal.AppendAsync(other, [new RunEvent.Images(1, "samples", shown, 1, 1)], null, s_ct);

        await studio.Journal.AppendAsync(lease, [Say.Loss(1)], new(1, 0, shared, false), s_ct);
        await studio.Journal.AppendAsync(lease, [Say.Loss(2)], new(2, 0, shown, false), s_ct);
        await studio.Journal.AppendAsync(lease, [Say.Loss(3)], new(3, 0, await PutAsync(studio, 3), true), s_ct);
        await studio.Journal.AppendAsync(lease, [Say.Status(RunStatus.Completed)], null, s_ct);

        Assert.Equal(["1", "2", "3"], Steps(studio));
    }

    [Fact]
    public async Task Append_ByAWorkerThatLostItsLease_DeletesNothing()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var old = await TakeAsync(studio);
        for (var step = 1; step <= 2; step++)
            await studio.Journal.AppendAsync(old, [Say.Loss(step)], new(step, 0, await PutAsync(studio, step), false), s_ct);
        await studio.Journal.TakeAsync(old.Run, "second", s_ct);

        await Assert.ThrowsAsync<LeaseLostException>(async () =>
            await studio.Journal.AppendAsync(old, [Say.Loss(3)], new(3, 0, await PutAsync(studio, 3), false), s_ct));

        Assert.Equal(["1", "2", "3"], Steps(studio));
    }

    [Fact]
    public async Task Say_TheEndOfAnUnheldRun_ReleasesItsCheckpoints()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);
        for (var step = 1; step <= 2; step++)
            await studio.Journal.AppendAsync(lease, [Say.Loss(step)], new(step, 0, await PutAsync(studio, step), false), s_ct);
        await studio.Journal.AppendAsync(lease, [Say.Status(RunStatus.Queued)], null, s_ct);

        Assert.True(await studio.Unheld.SayAsync(lease.Run, lease.Epoch, [Say.Status(RunStatus.Cancelled)], s_ct));

        Assert.Equal(["2"], Steps(studio));
    }

    private static Task<ArtifactReference> PutAsync(TemporaryStudio studio, int step) =>
        studio.Artifacts.PutAsync(System.Text.Encoding.ASCII.GetBytes($"{step}"), "tar", s_ct);

    /// <summary>What the checkpoints in the folder say of themselves.</summary>
    private static List<string> Steps(TemporaryStudio studio) =>
        [.. Directory.GetFiles(Path.Combine(studio.Folder, "artifacts"), "*", SearchOption.AllDirectories)
            .Select(File.ReadAllText).Order()];

    [Fact]
    public async Task Command_WhileItRuns_IsNumberedAndReportedWithTheNextAppend()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);

        Assert.Equal(1, await studio.Journal.CommandAsync(lease.Run, new RunCommand.Pause(), "ada", s_ct));
        Assert.Equal(2,
            await studio.Journal.CommandAsync(lease.Run, new RunCommand.Intervene(new Intervention.RatesScaled(0.5)), "grace", s_ct));

        Assert.Equal(2, (await studio.Journal.AppendAsync(lease, [], null, s_ct)).LastCommand);
        var later = Assert.Single(await studio.Journal.CommandsAsync(lease.Run, 1, s_ct));
        Assert.Equal((2, "grace", new RunCommand.Intervene(new Intervention.RatesScaled(0.5))),
            (later.Number, later.Person, later.Command));
        Assert.True((await studio.Journal.FindAsync(lease.Run, s_ct))!.IsSteered);
    }

    [Fact]
    public async Task Reclaim_ARenewedLease_LeavesItWhereItIs()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);
        studio.Time.Advance(Lease.Duration + TimeSpan.FromMilliseconds(1));
        await studio.Journal.AppendAsync(lease, [], null, s_ct);

        Assert.False(await studio.Unheld.ReclaimAsync(lease.Run, lease.Epoch, onlyExpired: true, Say.Status(RunStatus.Queued), s_ct));
        await studio.Journal.AppendAsync(lease, [Say.Loss(1)], null, s_ct);
    }

    [Fact]
    public async Task Reclaim_AnExpiredLease_RaisesTheEpochAndRefusesTheLateWriter()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);
        studio.Time.Advance(Lease.Duration + TimeSpan.FromMilliseconds(1));

        Assert.True(await studio.Unheld.ReclaimAsync(lease.Run, lease.Epoch, onlyExpired: true, Say.Status(RunStatus.Queued), s_ct));

        await Assert.ThrowsAsync<LeaseLostException>(() => studio.Journal.AppendAsync(lease, [Say.Loss(1)], null, s_ct));
        Assert.Equal((2, null),
            ((await studio.Journal.FindAsync(lease.Run, s_ct))!.LeaseEpoch, (await studio.Journal.FindAsync(lease.Run, s_ct))!.Worker));
    }

    [Fact]
    public async Task Append_ManyWritersWithTheirOwnRuns_AllGetThrough()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var leases = new List<Lease>();
        for (var i = 0; i < 8; i++)
            leases.Add(await TakeAsync(studio));

        await Parallel.ForEachAsync(leases, s_ct, async (lease, ct) =>
        {
            for (var step = 1; step <= 25; step++)
                await studio.Journal.AppendAsync(lease, [Say.Loss(step)], null, ct);
        });

        foreach (var lease in leases)
            Assert.Equal(Enumerable.Range(1, 25).Select(n => (long)n),
                (await studio.Journal.ReadAsync(lease.Run, 0, 100, s_ct)).Select(e => e.Number));
    }

    [Fact]
    public async Task DeviceTime_OfTheLastHour_IsSummedByPerson()
    {
        using var studio = await TemporaryStudio.OpenAsync(database());
        var lease = await TakeAsync(studio);
        studio.Time.Advance(TimeSpan.FromMinutes(90));
        await studio.Journal.AppendAsync(lease, [Say.Status(RunStatus.Completed)], null, s_ct);
        studio.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(TimeSpan.FromMinutes(50), (await studio.Runs.DeviceTimeAsync(s_ct))["ada"]);
    }

    private static async Task<Lease> TakeAsync(TemporaryStudio studio) =>
        (await studio.Journal.TakeAsync(await studio.AddRunAsync(), "first", s_ct))!;
}
