using System.Diagnostics;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;

namespace Studio.Worker.Cells;

/// <summary>How far a run of many trainings is, and how long it still takes.</summary>
/// <param name="work">How long each takes against the others.</param>
/// <param name="done">How many were done before this run resumed.</param>
internal sealed class TrialPace(IReadOnlyList<double> work, int done)
{
    private readonly int _before = done;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private int _done = done;
    private (double Rate, string Unit, string Doing) _last = (0, ItemWords.Unknown, "");

    /// <returns>Progress to report; otherwise the last one would never be counted.</returns>
    public RunEvent.Progress Finished()
    {
        _done++;
        return Progress();
    }

    public RunEvent.Progress Progress(TrainingEvent.Progressed reported, string doing)
    {
        _last = (reported.ItemsPerSecond, reported.Unit, doing);
        return Progress();
    }

    private RunEvent.Progress Progress()
    {
        var (behind, ahead) = (work.Take(_done).Skip(_before).Sum(), work.Skip(_done).Sum());
        var left = behind > 0 ? Stopwatch.GetElapsedTime(_begin) * (ahead / behind) : TimeSpan.Zero;
        return new(_done, work.Count, _last.Rate, _last.Unit, left, _last.Doing);
    }
}
