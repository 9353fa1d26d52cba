using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Queue;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Faults;

public sealed class TakeoverOnSqliteTests() : TakeoverTests(() => null);

public sealed class TakeoverOnPostgresTests(PostgresServer server) : TakeoverTests(server.NewDatabase);

/// <summary>Workers die, freeze and thaw, the web process restarts; what a viewer sees at the end is what an
/// undisturbed run shows.</summary>
public abstract class TakeoverTests(Func<string?> database)
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;
    private static readonly TimeSpan s_pastLease = Lease.Duration + DeviceQueue.Forbearance + TimeSpan.FromMilliseconds(1);

    public enum Fault { Kill, Freeze, RestartWeb, RestartAll }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(10, true)]
    [InlineData(25, false)]
    [InlineData(25, true)]
    public async Task Kill_InMidRun_ContinuesUnderTheNextEpochAsIfNothingHadBeen(int steps, bool stored)
    {
        await using var bench = await QueueBench.OpenAsync(database());

        await AssertUndisturbedAsync(bench, [(steps, stored, Fault.Kill)]);
    }

    [Fact]
    public async Task Freeze_PastTheLeaseThenThaw_RefusesTheLateWrites()
    {
        await using var bench = await QueueBench.OpenAsync(database());
        var run = await bench.Studio.AddRunAsync();
        var frozen = await bench.JoinAsync("cpu-1");
        await bench.LookAsync();
        await frozen.TrainAsync(15);
        await frozen.StoreAsync();
        await frozen.TrainAsync(10);
        bench.Studio.Time.Advance(s_pastLease);
        await bench.LookAsync();
        var next = await bench.JoinAsync("cpu-2");
        await bench.LookAsync();
        await next.TrainAsync(3);
        await next.StoreAsync();

        await Assert.ThrowsAsync<LeaseLostException>(frozen.StoreAsync);

        await next.FinishAsync();
        await AssertEqualAsync(bench, run);
    }

    /// <param name="bytes">Each is a fault: after how many steps, whether the last ones were stored,
    /// and what happens. Five lost workers would end the run.</param>
    [Property(MaxTest = 20)]
    public async Task AnyFaults_InAnyOrder_FoldToTheUndisturbedRun(byte[] bytes)
    {
        await using var bench = await QueueBench.OpenAsync(database());

        await AssertUndisturbedAsync(bench, bytes.Take(3).Select(b => (b % 19, (b & 32) != 0, (Fault)(b >> 6))));
    }

    private static async Task AssertUndisturbedAsync(QueueBench bench, IEnumerable<(int Steps, bool Stored, Fault Kind)> faults)
    {
        var run = await bench.Studio.AddRunAsync();
        var epochs = new List<int>();
        var number = 0;
        foreach (var (steps, stored, kind) in faults)
        {
            var worker = await bench.JoinAsync($"cpu-{++number}");
            await bench.LookAsync();
            epochs.Add(worker.Lease!.Epoch);
            await worker.TrainAsync(steps);
            if (stored)
                await worker.StoreAsync();
            await StrikeAsync(bench, worker, kind);
        }
        var last = await bench.JoinAsync($"cpu-{++number}");
        await bench.LookAsync();
        epochs.Add(last.Lease!.Epoch);
        await last.FinishAsync();

        Assert.Equal(epochs.Order().Distinct(), epochs);
        await AssertEqualAsync(bench, run);
    }

    private static async Task StrikeAsync(QueueBench bench, FakeWorker worker, Fault kind)
    {
        if (kind == Fault.RestartWeb || kind == Fault.RestartAll)
            bench.Restart();
        if (kind == Fault.RestartWeb)
            await bench.Queue.HelloAsync(worker.Hello, s_ct);
        if (kind == Fault.Kill)
            await bench.Queue.ExitedAsync(worker.Hello.Worker, worker.Hello.ProcessId, s_ct);
        else
            bench.Studio.Time.Advance(s_pastLease);
        await bench.LookAsync();
        if (kind == Fault.RestartWeb)
            // The queue hands its worker the run again; this time it dies for good.
            await bench.Queue.ExitedAsync(worker.Hello.Worker, worker.Hello.ProcessId, s_ct);
    }

    private static async Task AssertEqualAsync(QueueBench bench, Guid run)
    {
        await using var calm = await QueueBench.OpenAsync();
        var undisturbed = await calm.Studio.AddRunAsync();
        var worker = await calm.JoinAsync("cpu-1");
        await calm.LookAsync();
        await worker.FinishAsync();

        Assert.Equal(Essence(await calm.FoldAsync(undisturbed)), Essence(await bench.FoldAsync(run)));
        Assert.Equal(RunStatus.Completed, (await bench.RunAsync(run)).Status);
    }

    /// <summary>All that a viewer sees, but for how the run got there, and for its picture:
    /// a fake worker's bears the run's own name.</summary>
    private static string Essence(RunSnapshot seen)
    {
        var result = Assert.IsType<Generator>(seen.Result);
        return StudioJson.Write(seen with { LastNumber = 0, LeaseEpoch = 0, Result = result with { Samples = result.Model } });
    }
}
