using System.Diagnostics;
using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>Says about ten times a second how far a run is, how fast, and how long it will take.</summary>
/// <param name="unit">What is counted, for people: "images", "characters".</param>
internal sealed class RateMeter(int totalSteps, string unit)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private readonly Queue<(long Time, int Step, long Items)> _window = new([(Stopwatch.GetTimestamp(), -1, 0)]);
    private long _items;
    private long _last = Stopwatch.GetTimestamp();

    public bool IsDue => Stopwatch.GetElapsedTime(_last) >= s_interval;

    public void Add(int items) => _items += items;

    public TrainingEvent.Progressed Report(int epoch, int step)
    {
        _last = Stopwatch.GetTimestamp();
        _window.Enqueue((_last, step, _items));
        // Ten reports are about a second: long enough to be calm, short enough to follow.
        if (_window.Count > 11)
            _window.Dequeue();
        var (time, _, items) = _window.Peek();
        var seconds = Math.Max(1e-6, Stopwatch.GetElapsedTime(time, _last).TotalSeconds);
        var first = _window.First(w => w.Step >= 0);
        var sinceFirst = Math.Max(1e-6, Stopwatch.GetElapsedTime(first.Time, _last).TotalSeconds);
        var stepsPerSecond = step > first.Step ? (step - first.Step) / sinceFirst : 0;
        return new(epoch, step, totalSteps, (_items - items) / seconds,
            stepsPerSecond > 0 ? TimeSpan.FromSeconds((totalSteps - step) / stepsPerSecond) : TimeSpan.Zero, unit);
    }
}
