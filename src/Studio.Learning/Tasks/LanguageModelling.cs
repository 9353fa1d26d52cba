using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks.Text;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Reads a text window by window in streams side by side: the gradient ends at the window's beginning, the state
/// continues.</summary>
/// <remarks>Truncated back-propagation through time: Williams and Peng, "An Efficient Gradient-Based Algorithm for On-Line Training of
/// Recurrent Network Trajectories", Neural Computation 1990. Gradients are clipped as in Pascanu, Mikolov and Bengio,
/// arXiv:1211.5063.</remarks>
public sealed class LanguageModelling : ITrainable, IDisposable
{
    private const int ValidationStreams = 16, ValidationWindow = 256, Bars = 10;

    private readonly LanguageNetwork _network;
    private readonly TokenCorpus _corpus;
    private readonly LanguageModellingSettings _settings;
    private readonly IReadOnlyList<ParameterGroup>? _groups;
    private readonly Device _device;
    private readonly GroupOptimizer _optimizer;
    private readonly Tensor _train, _validation;
    private readonly CarriedState _state = new();

    /// <param name="groups">What trains when and at which rate; the figures at the end of each epoch choose the weights that are kept. Null
    /// trains everything at the optimiser's rate, shows the perplexity with each sample, and keeps the last weights.</param>
    /// <exception cref="ArgumentException">The text is too short for the streams and windows, or the prompt is empty or not in the
    /// vocabulary.</exception>
    public LanguageModelling(LanguageNetwork network, TokenCorpus corpus, LanguageModellingSettings settings,
        IReadOnlyList<ParameterGroup>? groups = null)
    {
        (_network, _corpus, _settings, _groups) = (network, corpus, settings, groups);
        if (corpus.Tokenizer.Encode(settings.Sample.Prompt).Length == 0)
            throw new ArgumentException("The prompt is empty. It needs at least one token for the network to continue.", nameof(settings));
        _device = network.parameters().First().device;
        var streams = Math.Clamp(corpus.Validation.Count / ValidationWindow, 1, ValidationStreams);
        using (NewDisposeScope())
        {
            _train = TokenCorpus.Streams(corpus.Train, settings.Streams).to(_device).DetachFromDisposeScope();           // (T, N)
            _validation = TokenCorpus.Streams(corpus.Validation, streams).to(_device).DetachFromDisposeScope();
        }
        // The last token is only ever predicted.
        StepsPerEpoch = StepsOf(corpus.Train.Count, settings.Streams, settings.Window);
        if (StepsPerEpoch == 0)
            throw new ArgumentException($"Each of the {settings.Streams} streams has {_train.shape[0]} {Unit}, "
                + $"fewer than the sequence length of {settings.Window}; use a longer text, a smaller batch size or a shorter sequence "
                + "length.", nameof(corpus));
        _optimizer = new(settings.Optimizer,
            groups ?? [new("network", [.. network.parameters()], [], settings.Optimizer.LearningRate, 0)]);
        network.train();
        Plan = new()
        {
            Steps = settings.Steps, Schedule = settings.Schedule, ShowEvery = settings.Sample.Every,
            EarlyStoppingPatience = groups is null ? 0 : settings.EarlyStoppingPatience,
        };
    }

    /// <summary>Steps of an epoch over so many tokens.</summary>
    public static int StepsOf(int tokens, int streams, int window) => Math.Max(0, tokens / streams - 1) / window;

    public TrainingPlan Plan { get; }

    public IReadOnlyList<string> Series { get; } = [SeriesNames.TrainLoss];

    public string Unit => _corpus.Tokenizer.Unit;

    public double LearningRate => _groups?[0].LearningRate ?? _settings.Optimizer.LearningRate;

    public int StepsPerEpoch { get; }

    public StagedNetwork? Stages => _groups is null ? null : new(_network, _groups);

    public Func<int, ValidationFigures>? Validation => _groups is null ? null : _ => Figures();

    public StepFigures Step(StepPlace place, ScheduleValue rates)
    {
        using var scope = NewDisposeScope();
        _optimizer.SetRates(rates.RateFactor, rates.Momentum);
        // The streams begin anew with each epoch.
        if (place.Batch == 0)
            _state.Clear();
        _optimizer.ClearGradients();
        var (loss, output) = Loss(_train, place.Batch * _settings.Window, _settings.Window, _state, nn.Reduction.Mean,
            _settings.WordDropout);
        Penalised(loss, output).backward();
        GradientClipping.Clip([.. _network.parameters().Where(p => p.requires_grad)], _settings.MaxGradientNorm);
        _optimizer.Step();
        _state.Keep(output.State);
        return new(loss.detach().DetachFromDisposeScope(), _settings.Streams * _settings.Window);
    }

    public void AddToOptimizer(IEnumerable<ParameterGroup> unfrozen) => _optimizer.Add(unfrozen);

    public IEnumerable<TrainingEvent> Show(int step)
    {
        var (sample, tokenizer) = (_settings.Sample, _corpus.Tokenizer);
        var modes = _network.modules().Prepend(_network).Select(m => (Module: m, m.training)).ToArray();
        TrainingEvent.Measured? measured = _groups is null
            ? new([new(SeriesNames.ValidationPerplexity, step, Figures().Perplexity)]) : null;
        var prompt = tokenizer.Encode(sample.Prompt);
        var generation = new Generation(_network, sample.Generation, new(sample.Generation.Seed, step, 0));
        var text = tokenizer.Decode([.. prompt, .. generation.Continue(prompt).Take(sample.Length)]);
        NextToken[] next = [.. generation.Likeliest(prompt, Bars).Select(t => new NextToken(tokenizer.Name(t.Token), t.Probability))];
        // A container before what is in it.
        foreach (var (module, training) in modes)
            module.train(training);
        TrainingEvent wrote = new TrainingEvent.Wrote(step, text) { Next = next };
        return measured is null ? [wrote] : [measured, wrote];
    }

    /// <summary>Of the held-out text. The network is left in evaluation mode.</summary>
    internal PerplexityFigures Figures()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        _network.eval();
        var (sum, length) = (0d, (int)_validation.shape[0] - 1);
        using var state = new CarriedState();
        for (var start = 0; start < length; start += ValidationWindow)
        {
            using var each = NewDisposeScope();
            var (loss, output) = Loss(_validation, start, Math.Min(ValidationWindow, length - start), state, nn.Reduction.Sum);
            sum += loss.item<float>();
            state.Keep(output.State);
        }
        var tokens = length * _validation.shape[1];
        return new(sum / tokens)
        {
            Tokens = tokens, CharactersPerToken = _corpus.CharactersPerToken, UnknownShare = _corpus.UnknownShare,
        };
    }

    public IEnumerable<KeyValuePair<string, Tensor>> State()
    {
        foreach (var (name, value) in _network.state_dict())
            yield return new(TrainingCheckpoint.Network + name, value);
        foreach (var (name, value) in _optimizer.State())
            yield return new("optimizer." + name, value);
        foreach (var (i, value) in (_state.Tensors ?? []).Index())
            yield return new(StateName(i), value);
    }

    public void Restore(StateDict stored)
    {
        foreach (var (name, live) in _network.state_dict())
            live.copy_(stored[TrainingCheckpoint.Network + name]);
        _optimizer.Restore(stored, "optimizer.");
        var state = new List<Tensor>();
        while (stored.TryGet(StateName(state.Count), out var value))
            state.Add(value.to(_device, copy: true));
        _state.Keep(state);
    }

    public void Dispose()
    {
        _state.Dispose();
        _optimizer.Dispose();
        _train.Dispose();
        _validation.Dispose();
    }

    /// <summary>Cross-entropy in nats of the tokens behind each of a window's.</summary>
    private (Tensor Loss, LanguageModelOutput Output) Loss(Tensor streams, int start, int length, CarriedState state,
        nn.Reduction reduction, double wordDropout = 0)
    {
        var inputs = streams.narrow(0, start, length);                                                          // (T, N)
        if (wordDropout > 0 && _corpus.Tokenizer.Unknown is { } unknown)
            inputs = Dropped(inputs, wordDropout, unknown);
        var output = _network.call(inputs, state.Tensors);                                                      // (T, N, V)
        var targets = streams.narrow(0, start + 1, length);                                                     // (T, N)
        return (nn.functional.cross_entropy(output.Logits.flatten(0, 1), targets.flatten(), reduction: reduction), output);
    }

    private Tensor Dropped(Tensor tokens, double share, int unknown)
    {
        using var scope = NewDisposeScope();
        using var token = unknown.ToScalar();
        var isDropped = empty(tokens.shape, dtype: ScalarType.Float32, device: _device).bernoulli_(share).to(ScalarType.Bool);
        return tokens.masked_fill(isDropped, token).MoveToOuterDisposeScope();
    }

    private Tensor Penalised(Tensor loss, LanguageModelOutput output)
    {
        var objective = loss;
        if (_settings.ActivationPenalty > 0)
            objective = objective.Plus(AwdLstm.ActivationPenalty(output, _settings.ActivationPenalty));
        if (_settings.TemporalPenalty > 0)
            objective = objective.Plus(AwdLstm.TemporalPenalty(output, _settings.TemporalPenalty));
        return objective;
    }

    // The first two have the names of the time when every state was an LSTM's.
    private static string StateName(int index) => index switch { 0 => "state.h", 1 => "state.c", _ => $"state.{index}" };
}
