using Studio.Experiments.Events;
using Studio.Runtime.Journal;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>Expects of each run that it takes as long as the same cell did last, or as long as it says itself.</summary>
internal sealed class QueueForecast(RunRegister runs, RunJournal journal, RuntimeOptions options)
{
    private static readonly TimeSpan s_grid = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(Guid Run, string Key), TimeSpan?> _known = [];

    /// <summary>When waiting runs start and end, on a grid of 5 seconds so that it does not change all the time;
    /// runs of which it is not known are missing.</summary>
    /// <param name="turn">After so long a run makes room for those of others.</param>
    public async Task<IReadOnlyDictionary<Guid, QueueTime>> TimesAsync(IEnumerable<WorkerEntry> workers, IReadOnlyList<ActiveRun> active,
        IReadOnlyList<ActiveRun> order, TimeSpan turn, CancellationToken ct)
    {
        if (order.Count == 0)
            return new Dictionary<Guid, QueueTime>();
        var durations = await DurationsAsync(active, ct);
        var ends = new Dictionary<Guid, DateTimeOffset?>();
        foreach (var run in active.Where(r => r.Summary.Worker is not null))
            ends[run.Id] = await EndAsync(run, durations, ct);
        var now = options.Time.GetUtcNow();
        var free = workers.Where(w => w is { IsConnected: true, Hello.Role: Link.WorkerRole.Training }).Select(worker =>
            active.FirstOrDefault(r => r.Summary.Worker == worker.Name) is not { } carried ? now
                : order.All(r => r.Person == carried.Person) ? ends[carried.Id] : Earlier(ends[carried.Id], Room(carried, now, turn)));
        return new QueueEstimate(free, ends).Times(order, durations)
            .ToDictionary(t => t.Key, t => new QueueTime(OnGrid(t.Value.Start, now), t.Value.End is { } end ? OnGrid(end, now) : null));
    }

    private async Task<IReadOnlyDictionary<Guid, TimeSpan>> DurationsAsync(IReadOnlyList<ActiveRun> active, CancellationToken ct)
    {
        var asked = active.ToDictionary(r => (r.Id, r.Summary.Request.Key));
        foreach (var over in _known.Keys.Where(k => !asked.ContainsKey(k)).ToList())
            _known.Remove(over);
        foreach (var (key, run) in asked)
            if (!_known.ContainsKey(key))
                _known[key] = await runs.LastDurationAsync(run.Summary.Request, ct);
        return _known.Where(k => k.Value is not null).ToDictionary(k => k.Key.Run, k => k.Value!.Value);
    }

    private async Task<DateTimeOffset?> EndAsync(ActiveRun run, IReadOnlyDictionary<Guid, TimeSpan> durations, CancellationToken ct)
    {
        if (run.Summary.Status == RunStatus.Paused)
            return null;
        if (durations.TryGetValue(run.Id, out var duration) && run.Summary.StartedAt + duration is { } end
            && end > options.Time.GetUtcNow())
            return end;
        return await journal.ProgressAsync(run.Id, ct) is { } progress ? progress.At + progress.Said.Remaining : null;
    }

    /// <summary>A paused run makes room at once.</summary>
    private static DateTimeOffset? Room(ActiveRun run, DateTimeOffset now, TimeSpan turn) =>
        run.Summary.Status == RunStatus.Paused ? now : run.LeaseTakenAt + turn;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static DateTimeOffset OnGrid(DateTimeOffset moment, DateTimeOffset now) =>
        new((Math.Max(moment.UtcTicks, now.UtcTicks) + s_grid.Ticks - 1) / s_grid.Ticks * s_grid.Ticks, TimeSpan.Zero);
}
