using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>How a run is steered from other threads. Every wish takes effect at the next step boundary, or at the one it was asked for, in the order of asking.</summary>
public sealed class TrainingControl
{
    private readonly object _gate = new();
    private readonly List<(int AfterStep, Intervention Wish)> _wishes = [];
    private bool _isPaused;
    private bool _isStopped;

    public void Pause() => Change(() => _isPaused = true);

    public void Resume() => Change(() => _isPaused = false);

    /// <summary>Ends the run after the step at hand, with a checkpoint if one was asked for; a paused run, too.</summary>
    public void Stop() => Change(() => _isStopped = true);

    /// <param name="afterStep">The wish waits until so many steps are done, so that a timetable can be kept.</param>
    /// <exception cref="ArgumentException">A factor that is not a positive number.</exception>
    public void Ask(Intervention wish, int afterStep = 0)
    {
        if (wish is Intervention.RatesScaled { Factor: var factor } && !(factor > 0 && double.IsFinite(factor)))
            throw new ArgumentException($"Learning rates cannot be multiplied by {factor}; give a positive number.");
        Change(() => _wishes.Add((afterStep, wish)));
    }

    internal bool IsPaused { get { lock (_gate) return _isPaused && !_isStopped; } }

    internal bool IsStopped { get { lock (_gate) return _isStopped; } }

    internal void WaitWhilePaused()
    {
        lock (_gate)
            while (_isPaused && !_isStopped)
                Monitor.Wait(_gate);
    }

    internal bool TryTake(int step, out Intervention wish)
    {
        lock (_gate)
        {
            var due = _wishes.FindIndex(w => w.AfterStep <= step);
            wish = due < 0 ? null! : _wishes[due].Wish;
            if (due >= 0)
                _wishes.RemoveAt(due);
            return due >= 0;
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.PulseAll(_gate);
        }
    }
}
