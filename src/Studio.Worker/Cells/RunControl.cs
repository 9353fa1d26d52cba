using Studio.Experiments.Events;
using Studio.Learning.Training;

namespace Studio.Worker.Cells;

/// <summary>How a run is steered from other threads, and by whom.</summary>
public sealed class RunControl : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _persons = [];
    private readonly CancellationTokenSource _stop = new();
    private bool _yieldsAfterEpoch;
    private int _lastStep;

    /// <param name="wasSteered">Somebody intervened before the checkpoint that it resumes from.</param>
    public RunControl(bool wasSteered = false) => IsSteered = wasSteered;

    public TrainingControl Training { get; } = new();

    /// <summary>Cancelled when the run is to end now.</summary>
    public CancellationToken Stopped => _stop.Token;

    public bool IsSteered { get; private set; }

    public bool IsPaused { get; private set; }

    /// <summary>Null if it was somebody's request.</summary>
    public string? WhyPaused { get; private set; }

    /// <summary>It ends to make room for others, and resumes later.</summary>
    public bool HasYielded { get; private set; }

    public void Pause(string? why = null)
    {
        (IsPaused, WhyPaused) = (true, why);
        Training.Pause();
    }

    public void Resume()
    {
        IsPaused = false;
        Training.Resume();
    }

    /// <summary>Ends at the next step, with a checkpoint where the run keeps them.</summary>
    public void Stop()
    {
        _stop.Cancel();
        Training.Stop();
    }

    /// <param name="afterStep">It waits until so many steps are done.</param>
    public void Ask(Intervention intervention, string person, int afterStep = 0)
    {
        lock (_gate)
        {
            // Names wait in the order of asking, so no request may overtake another.
            _lastStep = Math.Max(_lastStep, afterStep);
            Training.Ask(intervention, _lastStep);
            _persons.Enqueue(person);
            IsSteered = true;
        }
    }

    /// <summary>Makes room at the end of the epoch; at once if the run is paused.</summary>
    public void Yield()
    {
        lock (_gate)
            _yieldsAfterEpoch = true;
        if (IsPaused)
            MakeRoom();
    }

    public void Dispose() => _stop.Dispose();

    internal void EpochEnded()
    {
        bool yields;
        lock (_gate)
            yields = _yieldsAfterEpoch;
        if (yields)
            MakeRoom();
    }

    /// <summary>Who asked for the intervention that was just applied.</summary>
    internal string? NextPerson()
    {
        lock (_gate)
            return _persons.TryDequeue(out var person) ? person : null;
    }

    private void MakeRoom()
    {
        HasYielded = true;
        Stop();
    }
}
