using Studio.Experiments.Events;
using Studio.Learning.Training.Memory;
using Studio.Learning.Training.Optimizers;

namespace Studio.Learning.Training;

/// <summary>The one training loop: steps in epochs, steered at each step boundary, the best weights kept where there is a validation. It
/// runs on the calling thread.</summary>
/// <remarks>Tasks use libtorch's default generator (dropout takes no other), so one process executes one run at a time, and the caller
/// seeds it before. Killed and resumed from its checkpoint, a run ends with the same weights bit by bit on the CPU with the same number of
/// threads.</remarks>
public sealed class TrainingLoop(ITrainable task)
{
    private readonly TrainingPlan _plan = task.Plan;
    private readonly GroupModes? _modes = task.Stages is { } stages ? new(stages.Network, stages.Groups) : null;
    private readonly FigureBuffer _figures = new(task.Series);
    private readonly EpochHistory _history = new();
    private int _firstEpoch, _firstStep, _epoch, _batch, _step;
    private double _rateFactor = 1;

    /// <summary>Receives all events, on the training thread; it must not block.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <summary>Whether interventions are applied here; otherwise they wait for the training that follows.</summary>
    public bool IsSteered { get; init; } = true;

    public CheckpointFile? Checkpoint { get; init; }

    /// <summary>Epoch and step that a training without a checkpoint begins with.</summary>
    public TrainingStart Start { get; init; } = new(0, 0);

    /// <summary>Measures the rate over several trainings; null measures this one.</summary>
    internal RateMeter? Meter { get; init; }

    private int OwnEpoch => _epoch - _firstEpoch;

    private int TotalSteps => _firstStep + _plan.Steps;

    /// <summary>Trains to the end, or until stopped.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or another run's.</exception>
    /// <exception cref="DeviceMemoryException">A batch does not fit into the device's memory; the message says which size does.</exception>
    public TrainingOutcome Run()
    {
        using var best = Best();
        var position = Checkpoint is null ? null : TrainingCheckpoint.Read(Checkpoint, task, best);
        if (position is null)
            Begin(best);
        else
            ResumeFrom(position);
        Emit(new TrainingEvent.StatusChanged(RunStatus.Running, _step == 0 ? "Training." : $"Resumed after step {_step}."));
        // A run that was lost after its last step has nothing left but to show what it came to.
        if (position is null || task.Validation is null && _step == TotalSteps)
            Show();
        var meter = Meter ?? new(TotalSteps, task.Unit);
        var boundary = new StepBoundary(Control, Checkpoint, Emit, isFinished => Store(best, isFinished),
            IsSteered ? intervention => Apply(intervention, best) : null);
        while (_step < TotalSteps && !IsOutOfPatience())
        {
            if (!Epoch(best, meter, boundary))
                return End(best, Control.IsStopped ? RunStatus.Cancelled : RunStatus.Diverged, Control.IsStopped
                    ? $"Stopped after step {_step} of {TotalSteps}."
                    : $"The loss became NaN or infinite by step {_step}; a lower learning rate may help.");
            if (!EndEpoch(best))
                return End(best, RunStatus.Diverged,
                    $"The validation loss became NaN or infinite after epoch {_epoch + 1} (step {_step}); a lower learning rate may help.");
        }
        // A run that is only a part of something larger is not trained again when that resumes.
        boundary.Store(_step, isFinished: true);
        return End(best, RunStatus.Completed, Ended());
    }

    private string Ended() => task.Validation is null ? $"Trained {_step} steps."
        : IsOutOfPatience() && _step < TotalSteps
            ? $"Early stopping after epoch {_epoch}: no improvement for {_plan.EarlyStoppingPatience} epochs."
        : $"Trained {_history.Epochs.Count} epochs.";

    /// <summary>Null for a training that keeps its last weights.</summary>
    private BestWeights? Best() => task.Validation is null ? null
        : task.Stages is { } stages ? new(stages.Network, stages.Groups)
        : throw new ArgumentException("A task with a validation needs stages: the weights of the best epoch are theirs.");

    /// <summary>False when the run was stopped or diverged before the epoch's end.</summary>
    private bool Epoch(BestWeights? best, RateMeter meter, StepBoundary boundary)
    {
        Unfreeze(best);
        while (_batch < task.StepsPerEpoch && _step < TotalSteps)
        {
            if (!boundary.Handle(_step))
                return false;
            var scheduled = LearningRateSchedule.At(_plan.Schedule, _step - _firstStep, _plan.Steps);
            var figures = task.StepWithin(new(_epoch, _batch, _step), scheduled with { RateFactor = scheduled.RateFactor * _rateFactor });
            (_batch, _step) = (_batch + 1, _step + 1);
            _figures.Add(_step, task.LearningRate * scheduled.RateFactor * _rateFactor, figures);
            meter.Add(figures.Items);
            var isShown = _plan.ShowEvery > 0 && (_step % _plan.ShowEvery == 0 || _step == TotalSteps);
            var isValidated = task.Validation is not null && _batch == task.StepsPerEpoch;
            if (meter.IsDue || isShown || isValidated || _step == TotalSteps)
                Report(meter);
            if (!_figures.IsFinite)
                return false;
            if (isShown)
                Show();
        }
        return true;
    }

    /// <summary>False if the validation loss is NaN or infinite: such an epoch does not count, and can never be the best.</summary>
    private bool EndEpoch(BestWeights? best)
    {
        var figures = task.Validation?.Invoke(_epoch);
        if (figures is not null && !double.IsFinite(figures.Loss))
            return false;
        var finished = figures is null ? null : _history.Add(_epoch, _step, _figures.Sum / Math.Max(1, _figures.Items), figures);
        if (finished is { IsBest: true })
            best!.Keep();
        (_epoch, _batch) = (_epoch + 1, 0);
        _figures.Begin(0, 0);
        if (finished is null)
            return true;
        Emit(finished);
        if (_plan.ShowEvery == 0)
            Show();
        return true;
    }

    private TrainingEvent.Intervened Apply(Intervention intervention, BestWeights? best)
    {
        switch (intervention)
        {
            case Intervention.RatesScaled scaled:
                _rateFactor *= scaled.Factor;
                return new(_step, $"Learning rates × {scaled.Factor:G4} after step {_step}.", intervention);
            case Intervention.Frozen or Intervention.Unfrozen when _modes is null:
                return new(_step, "Nothing was changed: this run has no stage to freeze or unfreeze.");
            case Intervention.Frozen { Group: var group } when _modes.Has(group):
                if (_modes.UnfrozenAt(OwnEpoch).All(g => g.Name == group))
                    return new(_step,
                        $"Nothing was changed: '{group}' is the only one that trains. Unfreeze another first, or stop the run.");
                _modes.Overrides[group] = false;
                Unfreeze(best);
                return new(_step, $"'{group}' frozen after step {_step}.", intervention);
            case Intervention.Unfrozen { Group: var group } when _modes.Has(group):
                _modes.Overrides[group] = true;
                Unfreeze(best);
                return new(_step, $"'{group}' unfrozen after step {_step}.", intervention);
            default:
                return new(_step,
                    ($"Nothing was changed: this run has only {Groups()} to freeze or unfreeze. "
                        + task.Stages?.InsteadOfOtherGroups).TrimEnd());
        }
    }

    private string Groups() => string.Join(", ", task.Stages!.Groups.Select(g => $"'{g.Name}'"));

    /// <summary>Freezes and unfreezes what the plan and the interventions say of this epoch.</summary>
    private void Unfreeze(BestWeights? best)
    {
        if (_modes is null)
            return;
        _modes.Apply(OwnEpoch);
        task.AddToOptimizer(_modes.UnfrozenAt(OwnEpoch));
        best?.KeepUnfrozen();
    }

    private bool IsOutOfPatience() => _plan.EarlyStoppingPatience > 0
        && _history.EpochsWithoutBetter(_firstEpoch) >= _plan.EarlyStoppingPatience;

    private void Report(RateMeter meter)
    {
        ReportFigures();
        Emit(meter.Report(_epoch, _step) with { FirstEpoch = _firstEpoch, FirstStep = _firstStep });
    }

    private void ReportFigures()
    {
        if (_figures.Read() is { Count: > 0 } points)
            Emit(new TrainingEvent.Measured(points));
    }

    private void Show()
    {
        foreach (var shown in task.Show(_step))
            Emit(shown);
    }

    private void Store(BestWeights? best, bool isFinished)
    {
        ReportFigures();
        TrainingCheckpoint.Write(Checkpoint!, task, best, new()
        {
            FirstEpoch = _firstEpoch,
            FirstStep = _firstStep,
            Epoch = _epoch,
            Batch = _batch,
            Step = _step,
            LossSum = _figures.Sum,
            LossItems = _figures.Items,
            RateFactor = _rateFactor,
            Overrides = _modes?.Overrides ?? [],
            Epochs = _history.Epochs,
        }, isFinished);
    }

    private void Begin(BestWeights? best)
    {
        (_firstEpoch, _firstStep, _epoch, _step) = (Start.Epoch, Start.Step, Start.Epoch, Start.Step);
        _history.ResumeFrom(Start.Epochs);
        if (Start.Epochs.Count == 0)
            return;
        _modes?.Apply(OwnEpoch);
        best?.Keep();
    }

    private void ResumeFrom(TrainingPosition position)
    {
        (_firstEpoch, _epoch, _batch, _step, _rateFactor) = (position.FirstEpoch, position.Epoch, position.Batch, position.Step,
            position.RateFactor);
        _firstStep = position.FirstStep ?? (_firstEpoch == 0 ? 0 : position.Epochs[_firstEpoch - 1].Step);
        _figures.Begin(position.LossSum, position.LossItems);
        _history.ResumeFrom(position.Epochs);
        foreach (var (group, isUnfrozen) in position.Overrides)
            _modes!.Overrides[group] = isUnfrozen;
    }

    private TrainingOutcome End(BestWeights? best, RunStatus status, string sentence)
    {
        _figures.Clear();
        best?.Restore();
        task.Stages?.Network.eval();
        Emit(new TrainingEvent.StatusChanged(status, sentence));
        return new(status, sentence, _history.Best?.Epoch, _step, _history.Epochs) { FirstEpoch = _firstEpoch };
    }
}
