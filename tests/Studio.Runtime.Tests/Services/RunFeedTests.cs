using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Services;
using Studio.Runtime.Journal;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Services;

public sealed class RunFeedTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_FromTheBeginning_GivesASnapshotAndThenWhatFollows()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        using var feed = new RunFeed(studio.Journal, studio.Time);
        var lease = await TakeAsync(studio);
        await studio.Journal.AppendAsync(lease, [Say.Running, Say.Loss(1)], null, s_ct);
        await using var updates = feed.WatchAsync(lease.Run, 0, s_ct).GetAsyncEnumerator(s_ct);

        await updates.MoveNextAsync();
        Assert.Equal(2, Assert.IsType<RunUpdate.Snapshot>(updates.Current).Seen.LastNumber);
        await studio.Journal.AppendAsync(lease, [Say.Loss(2), Say.Status(RunStatus.Completed)], null, s_ct);
        feed.Hint(lease.Run, 4);

        await updates.MoveNextAsync();
        Assert.Equal([3, 4], Assert.IsType<RunUpdate.Entries>(updates.Current).New.Select(e => e.Number));
        Assert.False(await updates.MoveNextAsync());
    }

    [Fact]
    public async Task Watch_WithoutHints_LooksOnceASecond()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        using var feed = new RunFeed(studio.Journal, studio.Time);
        var lease = await TakeAsync(studio);
        await using var updates = feed.WatchAsync(lease.Run, 0, s_ct).GetAsyncEnumerator(s_ct);
        await updates.MoveNextAsync();
        await studio.Journal.AppendAsync(lease, [Say.Loss(1)], null, s_ct);

        var next = updates.MoveNextAsync();
        Assert.False(next.IsCompleted);
        studio.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await next);
        Assert.Equal([1], Assert.IsType<RunUpdate.Entries>(updates.Current).New.Select(e => e.Number));
    }

    [Fact]
    public async Task Watch_FromANumber_GivesOnlyWhatFollows()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        using var feed = new RunFeed(studio.Journal, studio.Time);
        var lease = await TakeAsync(studio);
        await studio.Journal.AppendAsync(lease, [.. Enumerable.Range(1, 600).Select(Say.Loss)], null, s_ct);
        await using var updates = feed.WatchAsync(lease.Run, 100, s_ct).GetAsyncEnumerator(s_ct);

        var numbers = new List<long>();
        while (numbers.Count < 500 && await updates.MoveNextAsync())
            numbers.AddRange(Assert.IsType<RunUpdate.Entries>(updates.Current).New.Select(e => e.Number));

        Assert.Equal(Enumerable.Range(101, 500).Select(n => (long)n), numbers);
    }

    [Fact]
    public async Task Watch_FarBehind_GetsASnapshotInstead()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        using var feed = new RunFeed(studio.Journal, studio.Time);
        var lease = await TakeAsync(studio);
        await studio.Journal.AppendAsync(lease, [.. Enumerable.Range(1, 1500).Select(Say.Loss)], null, s_ct);
        await using var updates = feed.WatchAsync(lease.Run, 100, s_ct).GetAsyncEnumerator(s_ct);

        await updates.MoveNextAsync();

        Assert.Equal(1500, Assert.IsType<RunUpdate.Snapshot>(updates.Current).Seen.LastNumber);
    }

    [Fact]
    public async Task Watch_AnUnknownRun_EndsAtOnce()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        using var feed = new RunFeed(studio.Journal, studio.Time);

        Assert.Empty(await feed.WatchAsync(Guid.NewGuid(), 0, s_ct).ToListAsync(s_ct));
    }

    [Fact]
    public async Task Curve_OfARange_IsThinned()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        using var feed = new RunFeed(studio.Journal, studio.Time);
        var lease = await TakeAsync(studio);
        await studio.Journal.AppendAsync(lease, [.. Enumerable.Range(1, 300).Select(Say.Loss)], null, s_ct);

        var curve = await feed.CurveAsync(lease.Run, "loss", 101, 200, 10, s_ct);

        Assert.Equal((100, 10, 101, 200), (curve.Length, curve.Points.Count, curve.Points[0].Step, curve.Points[^1].Step));
    }

    [Fact]
    public async Task Watch_ManyViewersUnderAStormOfHints_EachSeesEveryEntryOnce()
    {
        const int Entries = 1500;
        using var studio = await TemporaryStudio.OpenAsync();
        using var feed = new RunFeed(studio.Journal, studio.Time);
        var lease = await TakeAsync(studio);
        using var storm = CancellationTokenSource.CreateLinkedTokenSource(s_ct);
        var hints = Task.Run(async () =>
        {
            for (var i = 0L; !storm.IsCancellationRequested; i++)
            {
                feed.Hint(lease.Run, i % Entries);
                feed.Hint(lease.Run, long.MaxValue);
                await Task.Yield();
            }
        }, s_ct);
        var viewers = Enumerable.Range(0, 40).Select(i => Task.Run(() => FollowAsync(feed, lease.Run, i), s_ct)).ToList();

        for (var step = 1; step < Entries; step += 3)
            await studio.Journal.AppendAsync(lease, [.. Enumerable.Range(step, 3).Select(Say.Loss)], null, s_ct);
        await studio.Journal.AppendAsync(lease, [Say.Status(RunStatus.Completed)], null, s_ct);

        foreach (var seen in await Task.WhenAll(viewers))
            Assert.Equal(Enumerable.Range(1, Entries), seen);
        await storm.CancelAsync();
        await hints;
    }

    /// <summary>The steps that a viewer ends up with; the slower ones read a while behind.</summary>
    private static async Task<List<int>> FollowAsync(RunFeed feed, Guid run, int slowness)
    {
        var steps = new List<int>();
        var last = 0L;
        await foreach (var update in feed.WatchAsync(run, 0, s_ct))
        {
            if (update is RunUpdate.Snapshot { Seen: var seen })
            {
                steps = [.. seen.Curves.SelectMany(c => c.Points).Select(p => p.Step)];
                last = seen.LastNumber;
                continue;
            }
            foreach (var entry in ((RunUpdate.Entries)update).New)
            {
                Assert.Equal(++last, entry.Number);
                if (entry.Event is RunEvent.Metrics metrics)
                    steps.AddRange(metrics.Points.Select(p => p.Step));
            }
            for (var i = 0; i < slowness * 20; i++)
                await Task.Yield();
        }
        return steps;
    }

    private static async Task<Lease> TakeAsync(TemporaryStudio studio) =>
        (await studio.Journal.TakeAsync(await studio.AddRunAsync(), "first", s_ct))!;
}
