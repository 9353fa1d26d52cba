using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Trains a classifier: forward, cross-entropy and a penalty if there is one, backward, update.</summary>
public sealed class Classification : ITrainable, IDisposable
{
    private const string OfOptimizer = "optimizer.";

    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly IReadOnlyList<ParameterGroup> _groups;
    private readonly ClassificationSettings _settings;
    private readonly Func<Tensor, Func<Tensor, Tensor>, Tensor> _trainingLoss;
    private readonly DeviceBatches _onDevice;
    private readonly EpochBatches _batches;
    private readonly GroupOptimizer _optimizer;
    private readonly Tensor? _classWeights;
    private readonly Device _device;
    private readonly Precision _precision;
    private bool _hasTrained;

    /// <param name="network">Inputs (N, …) to logits (N, K).</param>
    /// <param name="groups">All that may ever train; the learning rate of the first is reported.</param>
    public Classification(nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples train,
        ClassificationSettings settings)
    {
        (_network, _groups, _settings) = (network, groups, settings);
        _trainingLoss = network is FeatureNetwork features ? features.TrainingLoss : (inputs, loss) => loss(network.call(inputs));
        _device = network.parameters().First().device;
        _onDevice = new(train, _device);
        _batches = new(settings.Seed, train.Count, settings.BatchSize, train.Lengths, _onDevice.Expect);
        _precision = PrecisionSupport.Resolve(settings.Precision, _device, network);
        _classWeights = settings.ClassWeights is { } weights ? tensor(weights.ToArray(), device: _device).DetachFromDisposeScope() : null;
        _optimizer = new(settings.Optimizer, groups);
        (BatchSize, Unit) = (Math.Min(settings.BatchSize, train.Count), train.Unit);
        Plan = new()
        {
            Steps = Math.Min(settings.MaxSteps ?? int.MaxValue, settings.Epochs * _batches.PerEpoch),
            Schedule = settings.Schedule,
            EarlyStoppingPatience = settings.EarlyStoppingPatience,
        };
    }

    /// <summary>The test set has no way in here.</summary>
    public Func<int, ClassificationFigures>? Validation { get; init; }

    Func<int, ValidationFigures>? ITrainable.Validation => Validation is null ? null
        : epoch => Validation(epoch) with { ByMacroF1 = _settings.SelectByMacroF1 };

    /// <summary>Of a batch (N, …) in a step: a scalar that is minimised with the loss. The reported losses do not include it.</summary>
    public Func<Tensor, int, Tensor>? Penalty { get; init; }

    /// <summary>Further metrics of the weights, for the given step, before the first step and at the end of each epoch. The weights and the
    /// random state stay as they are.</summary>
    public Func<int, IReadOnlyList<MetricPoint>>? Watch { get; init; }

    /// <summary>Whether groups are unfrozen at their epochs and can be frozen and unfrozen. Otherwise the modes and gradients of the
    /// network stay as the caller set them.</summary>
    public bool IsStaged { get; init; } = true;

    /// <inheritdoc cref="StagedNetwork.InsteadOfOtherGroups"/>
    public string InsteadOfOtherGroups { get; init; } = "";

    public TrainingPlan Plan { get; }

    public IReadOnlyList<string> Series { get; } = [SeriesNames.TrainLoss];

    public string Unit { get; }

    public double LearningRate => _groups[0].LearningRate;

    public int StepsPerEpoch => _batches.PerEpoch;

    public int? BatchSize { get; }

    public Func<StepPlace, int, bool> Fits => FitsWith;

    public StagedNetwork? Stages => IsStaged ? new(_network, _groups) { InsteadOfOtherGroups = InsteadOfOtherGroups } : null;

    public StepFigures Step(StepPlace place, ScheduleValue rates)
    {
        using var scope = NewDisposeScope();
        var items = _batches.At(place);
        _optimizer.SetRates(rates.RateFactor, rates.Momentum);
        using var batch = _onDevice.Take(items, place.Epoch);
        _optimizer.ClearGradients();
        var (loss, objective) = Losses(batch, place.Step);
        objective.backward();
        _optimizer.Step();
        _hasTrained = true;
        return new(loss.detach().DetachFromDisposeScope(), items.Length);
    }

    /// <summary>Statistics of batch normalisation may change.</summary>
    private bool FitsWith(StepPlace place, int items) => StepMemory.Fits(() =>
    {
        var all = _batches.At(place);
        using var batch = _onDevice.Take(all[..Math.Min(items, all.Length)], place.Epoch);
        Losses(batch, place.Step).Objective.backward();
    }, _optimizer);

    public void AddToOptimizer(IEnumerable<ParameterGroup> unfrozen) => _optimizer.Add(unfrozen);

    public IEnumerable<TrainingEvent> Show(int step)
    {
        if (Watch is null)
            return [];
        // Before training they are points of the first step: if the run is lost before a checkpoint, it begins again, and points of that
        // step are void.
        return [new TrainingEvent.Measured(Watch(_hasTrained ? step : step + 1))];
    }

    public IEnumerable<KeyValuePair<string, Tensor>> State() =>
    [
        .. _network.state_dict().Select(t => new KeyValuePair<string, Tensor>(TrainingCheckpoint.Network + t.Key, t.Value)),
        .. _optimizer.State().Select(t => new KeyValuePair<string, Tensor>(OfOptimizer + t.Name, t.Value)),
    ];

    public void Restore(StateDict stored)
    {
        foreach (var (name, live) in _network.state_dict())
            live.copy_(stored[TrainingCheckpoint.Network + name]);
        _optimizer.Restore(stored, OfOptimizer);
    }

    public void Dispose()
    {
        _onDevice.Dispose();
        _optimizer.Dispose();
        _classWeights?.Dispose();
    }

    private (Tensor Loss, Tensor Objective) Losses(DeviceBatch batch, int step)
    {
        using var autocast = AutocastScope.Enter(_precision, _device);
        // The loss stays float32 whatever the network computed in.
        var loss = _trainingLoss(batch.Inputs,
            logits => nn.functional.cross_entropy(logits.to(ScalarType.Float32), batch.Labels, _classWeights,
                label_smoothing: _settings.LabelSmoothing));
        return (loss, Penalty is null ? loss : loss.Plus(Penalty(batch.Inputs, step)));
    }
}
