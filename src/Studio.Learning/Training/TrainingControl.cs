using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>How a run is steered from other threads. Every request takes effect at the next step boundary, or at the one it was asked
/// for, in the order of asking.</summary>
public sealed class TrainingControl
{
    private readonly object _gate = new();
    private readonly List<(int AfterStep, Intervention Intervention)> _waiting = [];
    private bool _isPaused;
    private bool _isStopped;

    public void Pause() => Change(() => _isPaused = true);

    public void Resume() => Change(() => _isPaused = false);

    /// <summary>Ends the run after the step at hand, with a checkpoint if one was asked for; a paused run, too.</summary>
    public void Stop() => Change(() => _isStopped = true);

    /// <param name="afterStep">The request waits until so many steps are done, so that a timetable can be kept.</param>
    /// <exception cref="ArgumentException">A factor that is not a positive number.</exception>
    public void Ask(Intervention intervention, int afterStep = 0)
    {
        if (intervention is Intervention.RatesScaled { Factor: var factor } && !(factor > 0 && double.IsFinite(factor)))
            throw new ArgumentException($"Learning rates cannot be multiplied by {factor}; give a positive number.");
        Change(() => _waiting.Add((afterStep, intervention)));
    }

    internal bool IsPaused { get { lock (_gate) return _isPaused && !_isStopped; } }

    internal bool IsStopped { get { lock (_gate) return _isStopped; } }

    internal void WaitWhilePaused()
    {
        lock (_gate)
            while (_isPaused && !_isStopped)
                Monitor.Wait(_gate);
    }

    internal bool TryTake(int step, out Intervention intervention)
    {
        lock (_gate)
        {
            var due = _waiting.FindIndex(w => w.AfterStep <= step);
            intervention = due < 0 ? null! : _waiting[due].Intervention;
            if (due >= 0)
                _waiting.RemoveAt(due);
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
