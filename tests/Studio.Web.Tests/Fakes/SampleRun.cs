using System.Collections.Concurrent;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Services;
using Studio.Web.Live;

namespace Studio.Web.Tests.Fakes;

/// <summary>A run that says what a test wants.</summary>
public sealed class SampleRun
{
    private static readonly ConcurrentDictionary<Guid, LiveRun> s_made = new();
    private long _number;
    private int _lease = 1;

    public SampleRun(Func<string, int, int, int, Task<Curve>>? finer = null)
    {
        Live = new(Guid.NewGuid(), finer);
        s_made[Live.Id] = Live;
    }

    public LiveRun Live { get; }

    public static LiveRun Find(Guid id) => s_made[id];

    public SampleRun Say(params RunEvent[] events)
    {
        Live.Take(new RunUpdate.Entries(
            [.. events.Select(e => new JournalEntry(++_number, e is RunEvent.Resumed ? ++_lease : _lease, DateTimeOffset.UnixEpoch, e))]));
        return this;
    }

    public static RunEvent Points(string series, params (int Step, double Value)[] points) =>
        new RunEvent.Metrics([.. points.Select(p => new MetricPoint(series, p.Step, p.Value))]);
}
