using System.Runtime.InteropServices;
using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>The training loop of what is counted in steps: it shows what was learnt every so many steps, and keeps the last weights.</summary>
/// <remarks>It runs on the calling thread, and gives the promises of <see cref="TrainingLoop"/>: steered at step boundaries, one run a process,
/// resumed bit by bit on the CPU with the same number of threads.</remarks>
internal sealed class StepLoop(IStepLearner learner, int totalSteps, int showEvery)
{
    private readonly StepBuffer _figures = new(learner.Series);
    private int _step;
    private double _rateFactor = 1;

    /// <summary>Receives all events, on the training thread; it must not block.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    public CheckpointFile? Checkpoint { get; init; }

    /// <summary>Trains to the end, or until stopped.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or another run's.</exception>
    public TrainingOutcome Run()
    {
        var position = Checkpoint is null ? null : TrainingCheckpoint.Read<StepPosition>(Checkpoint, learner.Restore);
        (_step, _rateFactor) = position ?? new(0, 1);
        Emit(new TrainingEvent.StatusChanged(RunStatus.Running, _step == 0 ? "Training." : $"Resumed after step {_step}."));
        if (position is null)
            Show();
        var meter = new RateMeter(totalSteps, learner.Unit);
        var boundary = new StepBoundary(Control, Checkpoint, Emit, Store, Apply);
        while (_step < totalSteps)
        {
            if (!boundary.Handle(_step))
                return End(RunStatus.Cancelled, $"Stopped after step {_step} of {totalSteps}.");
            var figures = Do();
            _figures.Add(++_step, figures);
            meter.Add(learner.ItemsPerStep);
            var isToShow = _step % showEvery == 0 || _step == totalSteps;
            if (isToShow || meter.IsDue)
                Report(meter);
            if (!_figures.IsFinite)
                return End(RunStatus.Diverged, $"A loss became NaN or infinite by step {_step}; a lower learning rate may help.");
            if (isToShow)
                Show();
        }
        // A run that is only a part of something larger is not trained again when that resumes.
        boundary.Store(_step);
        return End(RunStatus.Completed, $"Trained {_step} steps.");
    }

    private StepFigures Do()
    {
        try
        {
            return learner.Step(_step, _rateFactor);
        }
        catch (ExternalException fault) when (DeviceMemory.IsFull(fault))
        {
            throw learner.Fits(_step, 1) is null ? DeviceMemory.Full(fault) : DeviceMemory.Full(fault, learner.ItemsPerStep, size => learner.Fits(_step, size) == true);
        }
    }

    private TrainingEvent.Intervened Apply(Intervention intervention)
    {
        if (intervention is not Intervention.RatesScaled scaled)
            return new(_step, "Nothing was changed: this run has no stage to freeze or unfreeze.");
        _rateFactor *= scaled.Factor;
        return new(_step, $"Learning rates × {scaled.Factor:G4} after step {_step}.", intervention);
    }

    private void Report(RateMeter meter)
    {
        ReportFigures();
        Emit(meter.Report(learner.EpochOf(_step - 1), _step));
    }

    private void ReportFigures()
    {
        if (_figures.Read() is { Count: > 0 } points)
            Emit(new TrainingEvent.Measured(points));
    }

    private void Show()
    {
        foreach (var shown in learner.Show(_step))
            Emit(shown);
    }

    private void Store()
    {
        ReportFigures();
        TrainingCheckpoint.Write(Checkpoint!, learner.State(), new StepPosition(_step, _rateFactor));
    }

    private TrainingOutcome End(RunStatus status, string sentence)
    {
        _figures.Clear();
        Emit(new TrainingEvent.StatusChanged(status, sentence));
        return new(status, sentence, null, _step, []);
    }
}
