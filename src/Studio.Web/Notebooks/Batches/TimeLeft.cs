using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Devices;
using Studio.Runtime.Runs;
using Studio.Web.Display;

namespace Studio.Web.Notebooks.Batches;

/// <summary>How long a batch of runs will take, in words.</summary>
public static class TimeLeft
{
    /// <param name="active">Runs that have not ended.</param>
    /// <param name="progress">The newest of the run that runs; null if it has said nothing yet.</param>
    public static string Of(IReadOnlyList<RunSummary> active, IReadOnlyList<QueuedRun> queue, RunEvent.Progress? progress,
        DateTimeOffset now)
    {
        var waiting = active.Where(r => r.Status == RunStatus.Queued)
            .Select(r => queue.FirstOrDefault(q => q.Run == r.Id)?.EndsAt).ToList();
        if (waiting.Count > 0 && waiting.All(end => end is not null))
            return $"about {Words(waiting.Max()!.Value - now)} left";
        return progress is not { Step: > 0 } ? "" : waiting.Count == 0
            ? $"{Words(progress.Remaining)} left" : $"{Words(progress.Remaining)} left in this cell";
    }

    private static string Words(TimeSpan left) =>
        Figures.Seconds(Math.Max(1, Math.Ceiling(left.TotalSeconds))) is var words && left.TotalSeconds < 10
        ? words.Replace(".0", "", StringComparison.Ordinal) : words;
}
