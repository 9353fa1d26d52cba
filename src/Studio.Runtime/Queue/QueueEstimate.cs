using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>When waiting runs will start if everything takes as long as it did before. What nobody knows stays unknown.</summary>
internal sealed class QueueEstimate
{
    private readonly List<DateTimeOffset?> _devices;
    private readonly Dictionary<Guid, DateTimeOffset?> _ends;

    /// <param name="freeAt">When each training device takes the next run; null if unknown.</param>
    /// <param name="ends">When each run that is under way ends; null if unknown.</param>
    public QueueEstimate(IEnumerable<DateTimeOffset?> freeAt, IReadOnlyDictionary<Guid, DateTimeOffset?> ends) =>
        (_devices, _ends) = ([.. freeAt], new(ends));

    /// <param name="order">Waiting runs in the order in which they start.</param>
    /// <param name="durations">How long each takes; a run that is missing takes nobody knows how long.</param>
    public IReadOnlyDictionary<Guid, QueueTime> Times(IReadOnlyList<ActiveRun> order, IReadOnlyDictionary<Guid, TimeSpan> durations)
    {
        foreach (var run in order)
            _ends[run.Id] = null;
        var times = new Dictionary<Guid, QueueTime>();
        foreach (var run in order)
        {
            var device = Next();
            if (device is not { } index)
                break;
            var start = Start(_devices[index]!.Value, run);
            var end = start is { } begun && durations.TryGetValue(run.Id, out var duration) ? begun + duration : (DateTimeOffset?)null;
            if (start is { } known)
                times[run.Id] = new(known, end);
            _devices[index] = _ends[run.Id] = end;
        }
        return times;
    }

    /// <summary>Index of the device that is free first; null if of none is known when.</summary>
    private int? Next()
    {
        var known = _devices.Index().Where(d => d.Item is not null).ToList();
        return known.Count == 0 ? null : known.MinBy(d => d.Item).Index;
    }

    private DateTimeOffset? Start(DateTimeOffset device, ActiveRun run)
    {
        var start = device;
        foreach (var input in run.WaitsFor)
            if (_ends.TryGetValue(input, out var end))
            {
                if (end is not { } known)
                    return null;
                start = known > start ? known : start;
            }
        return start;
    }
}
