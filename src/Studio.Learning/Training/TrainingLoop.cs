using Studio.Experiments.Events;
using Studio.Learning.Data;
using Studio.Learning.Networks.Vision;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>The one training loop: epochs over the training set, evaluated on the validation set, best weights kept. It runs on the calling thread.</summary>
/// <remarks>It uses libtorch's default generator (dropout takes no other), so one process executes one run at a time. Killed and resumed with
/// from its checkpoint, it ends with the same weights bit by bit on the CPU with the same number of threads.</remarks>
/// <param name="network">With trainable parameters in <paramref name="groups"/>; it gives logits (N, K).</param>
/// <param name="validation">Figures of the weights at the end of an epoch; the test part has no way in here.</param>
public sealed class TrainingLoop(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples train, Func<int, ValidationFigures> validation, TrainingPlan plan)
{
    private readonly GroupModes _modes = new(network, groups);
    private readonly LossBuffer _losses = new();
    private readonly int _batchesPerEpoch = BatchesOf(Enumerable.Range(0, train.Count), plan.BatchSize).Length;
    private readonly EpochHistory _history = new(plan.SelectByMacroF1);
    private int _firstEpoch, _epoch, _batch, _step;
    private double _rateFactor = 1;

    /// <summary>Receives all events, on the training thread; it must not block.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <summary>Whether interventions are applied here; else they wait for the training that follows.</summary>
    public bool IsSteered { get; init; } = true;

    public CheckpointFile? Checkpoint { get; init; }

    /// <summary>A finished training of the same network that this one follows: epochs and steps are counted on, and its weights stay chosen until an epoch is better.</summary>
    public TrainingOutcome? Before { get; init; }

    /// <summary>Of a batch (N, …) in a step: a scalar that is minimised with the loss. The reported losses do not include it.</summary>
    public Func<Tensor, int, Tensor>? Penalty { get; init; }

    /// <summary>Further metrics of the weights, for the given step, before the first step and at the end of each epoch. The weights and the random state stay as they are.</summary>
    public Func<int, IReadOnlyList<MetricPoint>>? Watch { get; init; }

    /// <summary>What to do instead when a person asks for a group that this training lacks.</summary>
    public string InsteadOfOtherGroups { get; init; } = "";

    private int FirstStep => _firstEpoch == 0 ? 0 : _history.Epochs[_firstEpoch - 1].Step;

    private int OwnEpoch => _epoch - _firstEpoch;

    private int OwnSteps => Math.Min(plan.MaxSteps ?? int.MaxValue, plan.Epochs * _batchesPerEpoch);

    private int TotalSteps => FirstStep + OwnSteps;

    /// <summary>Trains to the end, or until stopped.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or another run's.</exception>
    /// <exception cref="DeviceMemoryException">A batch does not fit into the device's memory; the message says which size does.</exception>
    public TrainingOutcome Run()
    {
        random.manual_seed((long)plan.Seed);
        using var folding = NormalisationFolding.OfFrozen();
        using var step = new TrainingStep(network, groups, train, plan, Penalty);
        using var best = new BestWeights(network, groups);
        if (Checkpoint is not null && TrainingCheckpoint.Read(Checkpoint, network, step.Optimizer, best) is { } position)
            ResumeFrom(position);
        else
            Begin(best);
        Emit(new TrainingEvent.StatusChanged(RunStatus.Running, _step == 0 ? "Training." : $"Resumed after step {_step}."));
        var meter = new RateMeter(TotalSteps);
        var boundary = new StepBoundary(Control, Checkpoint, Emit, () => Store(step, best, isFinished: false), IsSteered ? intervention => Apply(intervention, step, best) : null);
        while (_step < TotalSteps && !IsOutOfPatience())
        {
            if (!Epoch(step, best, meter, boundary))
                return End(best, Control.IsStopped ? RunStatus.Cancelled : RunStatus.Diverged, Control.IsStopped
                    ? $"Stopped after step {_step} of {TotalSteps}."
                    : $"The loss became NaN or infinite at step {_step}; a lower learning rate may help.");
            if (!Judge(best))
                return End(best, RunStatus.Diverged,
                    $"The validation loss became NaN or infinite after epoch {_epoch + 1} (step {_step}); a lower learning rate may help.");
        }
        // A run that is only a part of something larger is not trained again when that resumes.
        boundary.Store(_step, () => Store(step, best, isFinished: true));
        return End(best, RunStatus.Completed, IsOutOfPatience() && _step < TotalSteps
            ? $"Early stopping after epoch {_epoch}: no improvement for {plan.EarlyStoppingPatience} epochs." : $"Trained {_history.Epochs.Count} epochs.");
    }

    /// <summary>False when the run was stopped or diverged before the epoch's end.</summary>
    private bool Epoch(TrainingStep step, BestWeights best, RateMeter meter, StepBoundary boundary)
    {
        Open(step, best);
        var batches = BatchesOf(SeededOrder.Permutation(plan.Seed, (ulong)_epoch, train.Count), plan.BatchSize);
        step.Expect(batches[_batch..], _epoch);
        while (_batch < batches.Length && _step < TotalSteps)
        {
            if (!boundary.Handle(_step))
                return false;
            var items = batches[_batch];
            var value = LearningRateSchedule.At(plan.Schedule, _step - FirstStep, OwnSteps);
            step.Optimizer.SetRates(value.RateFactor * _rateFactor, value.Momentum);
            var loss = step.Do(items, _epoch, _step);
            (_batch, _step) = (_batch + 1, _step + 1);
            _losses.Add(_step, items.Length, groups[0].LearningRate * value.RateFactor * _rateFactor, loss);
            meter.Add(items.Length);
            if (meter.IsDue || _batch == batches.Length || _step == TotalSteps)
                Report(meter);
            if (!_losses.IsFinite)
                return false;
        }
        return true;
    }

    private TrainingEvent.Intervened Apply(Intervention intervention, TrainingStep step, BestWeights best)
    {
        switch (intervention)
        {
            case Intervention.RatesScaled scaled:
                _rateFactor *= scaled.Factor;
                return new(_step, $"Learning rates × {scaled.Factor:G4} after step {_step}.", intervention);
            case Intervention.Frozen { Group: var group } when _modes.Has(group):
                if (_modes.OpenAt(OwnEpoch).All(g => g.Name == group))
                    return new(_step, $"Nothing was changed: '{group}' is the only one that trains. Unfreeze another first, or stop the run.");
                _modes.Overrides[group] = false;
                Open(step, best);
                return new(_step, $"'{group}' frozen after step {_step}.", intervention);
            case Intervention.Unfrozen { Group: var group } when _modes.Has(group):
                _modes.Overrides[group] = true;
                Open(step, best);
                return new(_step, $"'{group}' unfrozen after step {_step}.", intervention);
            default:
                return new(_step, $"Nothing was changed: this run has only {string.Join(", ", groups.Select(g => $"'{g.Name}'"))} to freeze or unfreeze. {InsteadOfOtherGroups}".TrimEnd());
        }
    }

    private void Open(TrainingStep step, BestWeights best)
    {
        _modes.Apply(OwnEpoch);
        step.Optimizer.Hold(_modes.OpenAt(OwnEpoch));
        best.KeepUnfrozen();
    }

    /// <summary>False if the outputs are NaN or infinite: such an epoch does not count, and can never be the best.</summary>
    private bool Judge(BestWeights best)
    {
        var figures = validation(_epoch);
        if (!double.IsFinite(figures.Loss))
            return false;
        var finished = _history.Add(_epoch, _step, _losses.Sum / Math.Max(1, _losses.Items), figures);
        if (finished.IsBest)
            best.Keep();
        (_epoch, _batch) = (_epoch + 1, 0);
        _losses.Begin(0, 0);
        Emit(finished);
        Watched(_step);
        return true;
    }

    private void Watched(int step)
    {
        if (Watch is not null)
            Emit(new TrainingEvent.Measured(Watch(step)));
    }

    private bool IsOutOfPatience() => plan.EarlyStoppingPatience > 0 && _history.EpochsWithoutBetter(_firstEpoch) >= plan.EarlyStoppingPatience;

    private void Report(RateMeter meter)
    {
        var points = _losses.Read();
        if (points.Count > 0)
            Emit(new TrainingEvent.Measured(points));
        Emit(meter.Report(_epoch, _step) with { FirstEpoch = _firstEpoch, FirstStep = FirstStep });
    }

    private void Store(TrainingStep step, BestWeights best, bool isFinished)
    {
        if (_losses.Read() is { Count: > 0 } points)
            Emit(new TrainingEvent.Measured(points));
        TrainingCheckpoint.Write(Checkpoint!, network, step.Optimizer, best, new(_firstEpoch, _epoch, _batch, _step, _losses.Sum, _losses.Items, _rateFactor, _modes.Overrides, _history.Epochs), isFinished);
    }

    private void Begin(BestWeights best)
    {
        if (Before is not null)
            Follow(Before, best);
        // As a point of the first step: if the run is lost before a checkpoint, it begins here again, and points of that step are void.
        Watched(_step + 1);
    }

    private void Follow(TrainingOutcome before, BestWeights best)
    {
        _history.ResumeFrom(before.Epochs);
        (_firstEpoch, _epoch, _step) = (before.Epochs.Count, before.Epochs.Count, before.Steps);
        _modes.Apply(OwnEpoch);
        best.Keep();
    }

    private void ResumeFrom(TrainingPosition position)
    {
        (_firstEpoch, _epoch, _batch, _step, _rateFactor) = (position.FirstEpoch, position.Epoch, position.Batch, position.Step, position.RateFactor);
        _losses.Begin(position.LossSum, position.LossItems);
        _history.ResumeFrom(position.Epochs);
        foreach (var (group, isOpen) in position.Overrides)
            _modes.Overrides[group] = isOpen;
    }

    private TrainingOutcome End(BestWeights best, RunStatus status, string sentence)
    {
        _losses.Clear();
        best.Restore();
        network.eval();
        Emit(new TrainingEvent.StatusChanged(status, sentence));
        return new(status, sentence, _history.Best?.Epoch, _step, _history.Epochs) { FirstEpoch = _firstEpoch };
    }

    /// <summary>A last batch of one item joins the batch before: batch normalisation has no deviation of a single value.</summary>
    internal static int[][] BatchesOf(IEnumerable<int> order, int size)
    {
        var batches = order.Chunk(size).ToArray();
        return batches.Length > 1 && batches[^1].Length == 1 ? [.. batches[..^2], [.. batches[^2], .. batches[^1]]] : batches;
    }
}
