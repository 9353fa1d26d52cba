using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Translating;
using Studio.Learning.Data.Translation;
using Studio.Learning.Sampling;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Translating;

/// <summary>Trains an encoder–decoder on sentence pairs; the epoch with the best BLEU on the validation pairs is kept.</summary>
/// <remarks>The loss is the mean cross-entropy of a target word, end marks included; padding has no label. Gradients are clipped as in
/// Pascanu, Mikolov and Bengio, arXiv:1211.5063.</remarks>
public sealed class Translation : ITrainable, IDisposable
{
    private const string OfOptimizer = "optimizer.";

    /// <summary>What cross-entropy leaves out.</summary>
    private const long NoLabel = -100;

    private readonly TranslationModel _model;
    private readonly TranslationSettings _settings;
    private readonly ulong _seed;
    private readonly Device _device;
    private readonly EncodedPair[] _pairs;
    private readonly EpochBatches _batches;
    private readonly EncodedPair[] _validation;
    private readonly IReadOnlyList<TextPair> _scored;
    private readonly IReadOnlyList<ParameterGroup> _groups;
    private readonly GroupOptimizer _optimizer;

    /// <param name="model">Its network is trained, and stays the caller's.</param>
    /// <param name="validation">Pairs that choose the best epoch; the training set has none of them.</param>
    /// <exception cref="ArgumentException">No pair is left for training or for validation: all are empty or too long.</exception>
    public Translation(TranslationModel model, IReadOnlyList<TextPair> train, IReadOnlyList<TextPair> validation,
        TranslationSettings settings, ulong seed)
    {
        (_model, _settings, _seed, _device) = (model, settings, seed, model.Network.parameters().First().device);
        _pairs = Encoded(train, "training");
        _validation = Encoded(validation, "validation");
        _scored = [.. validation.Where(model.Fits)];
        // Sentences of like length are together, and among those of one length the translations.
        _batches = new(seed, _pairs.Length, settings.BatchSize,
            [.. _pairs.Select(p => p.Source.Length * model.MaxWords + p.Target.Length)]);
        _groups = TranslationStages.Groups(model.Network, settings.Optimizer.LearningRate, settings.FrozenEncoderEpochs);
        _optimizer = new(settings.Optimizer, _groups);
        BatchSize = Math.Min(settings.BatchSize, _pairs.Length);
        Plan = new()
        {
            Steps = settings.Epochs * _batches.PerEpoch,
            Schedule = settings.Schedule,
            EarlyStoppingPatience = settings.EarlyStoppingPatience,
        };
    }

    public TrainingPlan Plan { get; }

    public IReadOnlyList<string> Series { get; } = [SeriesNames.TrainLoss];

    public string Unit => "words";

    public double LearningRate => _settings.Optimizer.LearningRate;

    public int StepsPerEpoch => _batches.PerEpoch;

    public int? BatchSize { get; }

    public Func<StepPlace, int, bool> Fits => FitsWith;

    public StagedNetwork Stages => new(_model.Network, _groups);

    public Func<int, ValidationFigures> Validation => _ => Validate();

    public StepFigures Step(StepPlace place, ScheduleValue rates)
    {
        using var scope = NewDisposeScope();
        EncodedPair[] pairs = [.. _batches.At(place).Select(i => _pairs[i])];
        _optimizer.SetRates(rates.RateFactor, rates.Momentum);
        _optimizer.ClearGradients();
        var loss = Loss(pairs, IsForced(place.Step), nn.Reduction.Mean);
        loss.backward();
        GradientClipping.Clip([.. _model.Network.parameters()], _settings.MaxGradientNorm);
        _optimizer.Step();
        return new(loss.detach().DetachFromDisposeScope(), pairs.Sum(p => p.Target.Length));
    }

    private bool FitsWith(StepPlace place, int items) => StepMemory.Fits(() =>
        Loss([.. _batches.At(place).Take(items).Select(i => _pairs[i])], null, nn.Reduction.Mean).backward(), _optimizer);

    public void AddToOptimizer(IEnumerable<ParameterGroup> unfrozen) => _optimizer.Add(unfrozen);

    public IEnumerable<TrainingEvent> Show(int step) => ExampleTranslations.Of(_model, _scored, _settings.Examples) is { Count: > 0 } shown
        ? [new TrainingEvent.Translated(step, shown)] : [];

    public IEnumerable<KeyValuePair<string, Tensor>> State() =>
    [
        .. _model.Network.state_dict().Select(t => new KeyValuePair<string, Tensor>(TrainingCheckpoint.Network + t.Key, t.Value)),
        .. _optimizer.State().Select(t => new KeyValuePair<string, Tensor>(OfOptimizer + t.Name, t.Value)),
    ];

    public void Restore(StateDict stored)
    {
        foreach (var (name, live) in _model.Network.state_dict())
            live.copy_(stored[TrainingCheckpoint.Network + name]);
        _optimizer.Restore(stored, OfOptimizer);
    }

    public void Dispose() => _optimizer.Dispose();

    private EncodedPair[] Encoded(IReadOnlyList<TextPair> pairs, string part) =>
        pairs.Select(p => EncodedPair.Of(p, _model)).OfType<EncodedPair>().ToArray() is { Length: > 0 } encoded ? encoded
        : throw new ArgumentException($"None of the {pairs.Count:N0} {part} pairs can be used: each needs a word on both sides and at most "
            + $"{_model.MaxWords - 1} words. Give other pairs, or raise the maximum length.");

    private BleuFigures Validate()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        _model.Network.eval();
        var sum = 0d;
        foreach (var pairs in _validation.OrderBy(p => p.Source.Length).Chunk(_settings.BatchSize))
        {
            using var each = NewDisposeScope();
            sum += Loss(pairs, null, nn.Reduction.Sum).item<float>();
        }
        var scores = TranslationEvaluation.Of(_model, _scored, beam: 1, lengthPenalty: 0);
        return new(sum / _validation.Sum(p => p.Target.Length), scores.Bleu.Score, scores.Bleu.Signature);
    }

    private Tensor Loss(IReadOnlyList<EncodedPair> pairs, Func<int, bool>? isForced, nn.Reduction reduction)
    {
        var words = SentenceBatch.Words([.. pairs.Select(p => p.Source)], _model.Source.End, _device);            // (N, S)
        var targets = SentenceBatch.Words([.. pairs.Select(p => p.Target)], _model.Target.End, _device);          // (N, T)
        var labels = SentenceBatch.Words([.. pairs.Select(p => p.Target)], NoLabel, _device);                     // (N, T)
        var logits = _model.Network.Forced(words, [.. pairs.Select(p => p.Source.Length)], targets, _model.Target.Start, isForced);
        return nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index: NoLabel, reduction: reduction);
    }

    /// <summary>Chances of a step come from its number alone, so that a resumed run has the same ones.</summary>
    private Func<int, bool>? IsForced(int step)
    {
        var share = _settings.Forcing.At(step, Plan.Steps);
        if (share >= 1)
            return null;
        var random = new ItemRandom(_seed, step, 0);
        var forced = Enumerable.Range(0, _model.MaxWords + 1).Select(_ => random.Next() < share).ToArray();
        return place => forced[place];
    }
}
