using System.Diagnostics;
using Studio.Experiments.Runs;

namespace Studio.Worker.Cells;

/// <summary>Says at most ten times a second how far something is that counts items and trains nothing; any thread may call it.</summary>
internal sealed class PacedProgress(Action<RunEvent> emit, string unit, string doing)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private readonly long _begin = Stopwatch.GetTimestamp();
    private long _last = Stopwatch.GetTimestamp();

    public void Report(int done, int all)
    {
        lock (_gate)
        {
            if (done < all && Stopwatch.GetElapsedTime(_last) < s_interval)
                return;
            _last = Stopwatch.GetTimestamp();
            var rate = done / Math.Max(1e-6, Stopwatch.GetElapsedTime(_begin, _last).TotalSeconds);
            emit(new RunEvent.Progress(done, all, rate, unit, TimeSpan.FromSeconds((all - done) / Math.Max(1e-6, rate)), doing));
        }
    }
}
