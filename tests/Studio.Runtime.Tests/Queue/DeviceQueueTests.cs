using Studio.Experiments.Events;
using Studio.Runtime.Devices;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;
using Studio.Runtime.Queue;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Queue;

public sealed class DeviceQueueOnSqliteTests() : DeviceQueueTests(() => null);

public sealed class DeviceQueueOnPostgresTests(PostgresServer server) : DeviceQueueTests(server.NewDatabase);

public abstract class DeviceQueueTests(Func<string?> database)
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;
    private static readonly TimeSpan s_pastLease = Lease.Duration + DeviceQueue.Forbearance + TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Look_AFreeWorker_GetsTheRunUnderALease()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        var worker = await bench.JoinAsync("cpu-1");

        await bench.LookAsync();
        await worker.FinishAsync();

        Assert.Equal((RunStatus.Completed, 1), ((await bench.RunAsync(run)).Status, (await bench.RunAsync(run)).LeaseEpoch));
    }

    [Fact]
    public async Task Look_ABusyWorker_GetsTheNextRunOnlyWhenItIsFree()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var worker = await bench.JoinAsync("cpu-1");
        var first = await bench.Studio.AddRunAsync();
        await bench.LookAsync();
        var second = await bench.Studio.AddRunAsync(cell: "transfer-2");
        await worker.FinishAsync();

        await bench.LookAsync();
        Assert.Null((await bench.RunAsync(second)).Worker);
        await bench.Queue.FreeAsync("cpu-1", s_ct);
        await bench.LookAsync();

        Assert.Equal(second, worker.Lease!.Run);
        Assert.NotNull((await bench.RunAsync(first)).EndedAt);
    }

    [Fact]
    public async Task Hello_WithAnotherCatalogue_IsRefusedWithASentence()
    {
        await using var bench = await QueueBench.OpenAsync(database());

        var refusal = await bench.Queue.HelloAsync(new("cpu-1", WorkerRole.Training, "cpu", "other", 1, new("CPU", 1, 1, false)), s_ct);

        Assert.Contains("Build both from the same version", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_AnInteractiveWorker_GetsNoRun()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        await bench.Queue.HelloAsync(bench.Fleet.Start("helper", WorkerRole.Interactive).Hello, s_ct);

        await bench.LookAsync();

        Assert.Null((await bench.RunAsync(run)).Worker);
    }

    [Fact]
    public async Task Exited_InMidRun_HandsItToTheNextWorkerAtOnce()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        var first = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();

        await bench.Queue.ExitedAsync("cpu-1", first.Hello.ProcessId, s_ct);
        var second = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();

        Assert.Equal((run, 3), (second.Lease!.Run, second.Lease.Epoch));
    }

    [Fact]
    public async Task Exited_FiveTimesWithoutACheckpoint_FailsTheRun()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();

        for (var i = 0; i < 5; i++)
        {
            var worker = await bench.JoinAsync("cpu-1");
            await bench.LookAsync();
            await bench.Queue.ExitedAsync("cpu-1", worker.Hello.ProcessId, s_ct);
        }

        Assert.Equal(RunStatus.Failed, (await bench.RunAsync(run)).Status);
    }

    [Fact]
    public async Task Look_AWorkerThatDoesNotRenew_LosesItsRunAndIsEnded()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        bench.Studio.Time.Advance(s_pastLease);

        await bench.LookAsync();

        Assert.Equal(["cpu-1"], bench.Fleet.Ended);
        Assert.Equal((RunStatus.Queued, null), ((await bench.RunAsync(run)).Status, (await bench.RunAsync(run)).Worker));
    }

    [Fact]
    public async Task Look_ALinkedWorkerThatIsOnlyLate_KeepsItsRun()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        bench.Studio.Time.Advance(Lease.Duration + TimeSpan.FromSeconds(10));

        await bench.LookAsync();

        Assert.Empty(bench.Fleet.Ended);
        Assert.Equal("cpu-1", (await bench.RunAsync(run)).Worker);
    }

    [Fact]
    public async Task Look_ARunThatTookAMinuteBefore_SaysWhenTheNextStarts()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var worker = await bench.JoinAsync("cpu-1");
        await bench.Studio.AddRunAsync();
        await bench.LookAsync();
        await PassAsync(bench, worker, TimeSpan.FromMinutes(1));
        await worker.FinishAsync();
        await bench.Queue.FreeAsync("cpu-1", s_ct);
        await bench.Studio.AddRunAsync();
        await bench.LookAsync();
        var waiting = await bench.Studio.AddRunAsync(cell: "transfer-2");

        await bench.LookAsync();

        var queued = Assert.Single(bench.Board.Devices[0].Queue);
        Assert.Equal((waiting, 1), (queued.Run, queued.Place));
        Assert.InRange(queued.StartsAt!.Value - bench.Studio.Time.GetUtcNow(), TimeSpan.FromSeconds(55), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task Look_AWorkerThatDoesNotAnswer_IsEndedAndTheRunWaitsForTheNext()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        (await bench.JoinAsync("cpu-1")).IsFrozen = true;

        await bench.LookAsync();
        var second = await bench.JoinAsync("cpu-2");
        await bench.LookAsync();

        Assert.Equal(["cpu-1"], bench.Fleet.Ended);
        Assert.Equal(run, second.Lease!.Run);
    }

    [Fact]
    public async Task Disconnected_ForAMoment_KeepsItsRun()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        await bench.Studio.AddRunAsync();
        var worker = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();

        bench.Queue.Disconnected("cpu-1");
        await bench.LookAsync();
        await bench.Queue.HelloAsync(worker.Hello, s_ct);
        await bench.LookAsync();
        await worker.FinishAsync();

        Assert.Empty(bench.Fleet.Ended);
    }

    [Fact]
    public async Task Restart_WithARunUnderWay_LeavesItToItsWorkerUntilTheLeaseEnds()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        await bench.JoinAsync("cpu-1");
        await bench.LookAsync();

        bench.Restart();
        var next = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        Assert.Null(next.Lease);
        bench.Studio.Time.Advance(s_pastLease);
        await bench.LookAsync();

        Assert.Equal(run, next.Lease!.Run);
        Assert.Empty(bench.Fleet.Ended);
    }

    [Fact]
    public async Task Look_SomebodyWaits_ARunOfOverThreeMinutesMakesRoomAndComesBackLater()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var longRun = await bench.Studio.AddRunAsync(person: "ada");
        var worker = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        await worker.TrainAsync(15);
        var other = await bench.Studio.AddRunAsync(person: "grace");
        await PassAsync(bench, worker, TimeSpan.FromMinutes(3.1));

        await bench.LookAsync();
        await bench.LookAsync();
        await worker.ObeyAsync();
        await bench.Queue.FreeAsync("cpu-1", s_ct);
        await bench.LookAsync();

        Assert.Equal(other, worker.Lease!.Run);
        Assert.Single(await bench.Studio.Journal.CommandsAsync(longRun, 0, s_ct));
        await worker.FinishAsync();
        await bench.Queue.FreeAsync("cpu-1", s_ct);
        await bench.LookAsync();
        await worker.FinishAsync();
        Assert.Equal(FakeWorker.Steps, (await bench.FoldAsync(longRun)).Curves[0].Length);
        Assert.False((await bench.RunAsync(longRun)).IsSteered);
    }

    [Fact]
    public async Task Look_OnlyOnePerson_NothingMakesRoom()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var first = await bench.Studio.AddRunAsync();
        var worker = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        await bench.Studio.AddRunAsync(cell: "transfer-2");
        await PassAsync(bench, worker, TimeSpan.FromMinutes(10));

        await bench.LookAsync();

        Assert.Empty(await bench.Studio.Journal.CommandsAsync(first, 0, s_ct));
    }

    [Theory]
    [InlineData("grace")]
    [InlineData("ada")]
    public async Task Look_APausedRunWhileAnotherWaits_GivesItsDeviceBackWhoeverWaits(string waiting)
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var paused = await bench.Studio.AddRunAsync(person: "ada");
        var worker = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        await bench.Studio.Journal.CommandAsync(paused, new RunCommand.Pause(), "ada", s_ct);
        await worker.ObeyAsync();
        await worker.StoreAsync();
        var other = await bench.Studio.AddRunAsync(person: waiting, cell: "transfer-2");

        await bench.LookAsync();
        await worker.ObeyAsync();
        await bench.Queue.FreeAsync("cpu-1", s_ct);
        await bench.LookAsync();

        Assert.Equal(other, worker.Lease!.Run);
        Assert.Equal((RunStatus.Paused, null), ((await bench.RunAsync(paused)).Status, (await bench.RunAsync(paused)).Worker));
    }

    [Fact]
    public async Task Look_WithLittleDiskLeft_PausesWhatRunsAndStartsNothing()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var running = await bench.Studio.AddRunAsync();
        var worker = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        await worker.StoreAsync();
        await bench.JoinAsync("cpu-2");
        var waiting = await bench.Studio.AddRunAsync(cell: "transfer-2");
        bench.FreeBytes = 1000;

        await bench.LookAsync();
        await worker.ObeyAsync();
        await worker.StoreAsync();
        Assert.Equal(RunStatus.Paused, (await bench.RunAsync(running)).Status);
        Assert.Null((await bench.RunAsync(waiting)).Worker);
        bench.FreeBytes = 10L << 30;
        await bench.LookAsync();
        await worker.ObeyAsync();

        Assert.False(worker.IsPaused);
        Assert.Equal("cpu-2", (await bench.RunAsync(waiting)).Worker);
    }

    [Fact]
    public async Task Look_PausedForRoomAndItsWorkerLost_ContinuesAfterARestartWhenThereIsRoom()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        var worker = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        await worker.StoreAsync();
        bench.FreeBytes = 1000;
        await bench.LookAsync();
        await worker.ObeyAsync();
        await worker.StoreAsync();
        await bench.Queue.ExitedAsync("cpu-1", worker.Hello.ProcessId, s_ct);

        bench.Restart();
        bench.FreeBytes = 10L << 30;
        var next = await bench.JoinAsync("cpu-2");
        await bench.LookAsync();
        await bench.LookAsync();

        Assert.Equal(run, next.Lease?.Run);
        Assert.Contains("MB left", Assert.IsType<RunCommand.Pause>((await bench.Studio.Journal.CommandsAsync(run, 0, s_ct))[0].Command).Why,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_PausedBySomebody_StaysPausedWithRoom()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        var worker = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        await bench.Studio.Journal.CommandAsync(run, new RunCommand.Pause(), "ada", s_ct);
        await worker.ObeyAsync();
        await worker.StoreAsync();

        await bench.LookAsync();
        await worker.ObeyAsync();

        Assert.True(worker.IsPaused);
    }

    [Fact]
    public async Task Look_ThreePersons_ShowsTheBoardInTheOrderOfStarting()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        await bench.JoinAsync("cpu-1");
        var running = await bench.Studio.AddRunAsync(person: "ada");
        await bench.LookAsync();
        await bench.Studio.AddRunAsync(person: "ada", cell: "transfer-2");
        bench.Studio.Time.Advance(TimeSpan.FromSeconds(1));
        await bench.Studio.AddRunAsync(person: "grace", cell: "transfer-3");

        await bench.LookAsync();

        var device = Assert.Single(bench.Board.Devices);
        Assert.Equal((WorkerState.Busy, running), (device.State, device.Running!.Id));
        Assert.Equal([("grace", 1), ("ada", 2)], device.Queue.Select(q => (q.Person, q.Place)));
    }

    [Fact]
    public async Task Look_AStatusThatChanged_NamesItsNotebookOnce()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var worker = await bench.JoinAsync("cpu-1");
        await bench.Studio.AddRunAsync(notebook: "tour");

        Assert.Equal(["tour"], await bench.LookAsync());
        Assert.Empty(await bench.LookAsync());
        await worker.FinishAsync();
        Assert.Equal(["tour"], await bench.LookAsync());
    }

    /// <summary>Time goes by while the worker keeps its lease.</summary>
    private static async Task PassAsync(QueueBench bench, FakeWorker worker, TimeSpan time)
    {
        bench.Studio.Time.Advance(time);
        worker.Clock.Advance(TimeSpan.FromSeconds(2));
        await worker.StoreAsync();
    }
}
