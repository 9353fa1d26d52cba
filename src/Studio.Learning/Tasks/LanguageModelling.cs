using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks.Text;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Reads a text window by window in streams side by side: the gradient ends at the window's beginning, the state
/// continues.</summary>
/// <remarks>Truncated back-propagation through time: Williams and Peng, "An Efficient Gradient-Based Algorithm for On-Line Training of
/// Recurrent Network
/// Trajectories", Neural Computation 1990. Gradients are clipped as in Pascanu, Mikolov and Bengio, arXiv:1211.5063.</remarks>
internal sealed class LanguageModelling : ITrainable, IDisposable
{
    private const int ValidationStreams = 16, ValidationWindow = 256;

    private readonly LanguageNetwork _network;
    private readonly CharCorpus _corpus;
    private readonly CharLstmSettings _settings;
    private readonly ulong _seed;
    private readonly Device _device;
    private readonly GroupOptimizer _optimizer;
    private readonly Tensor _train, _validation;
    private IReadOnlyList<Tensor> _state = [];

    /// <exception cref="ArgumentException">The text is too short for the streams and windows, or lacks a character of the
    /// prompt.</exception>
    public LanguageModelling(LanguageNetwork network, CharCorpus corpus, CharLstmSettings settings, ulong seed)
    {
        (_network, _corpus, _settings, _seed) = (network, corpus, settings, seed);
        corpus.Vocabulary.Encode(settings.Prompt);
        _device = network.parameters().First().device;
        _train = CharCorpus.Streams(corpus.Train, settings.Streams).to(_device).DetachFromDisposeScope();           // (T, N)
        var streams = Math.Clamp(corpus.Validation.Count / ValidationWindow, 1, ValidationStreams);
        _validation = CharCorpus.Streams(corpus.Validation, streams).to(_device).DetachFromDisposeScope();
        // The last character is only ever predicted.
        StepsPerEpoch = ((int)_train.shape[0] - 1) / settings.Window;
        if (StepsPerEpoch == 0)
            throw new ArgumentException($"Each of the {settings.Streams} streams has {_train.shape[0]} characters, "
                + "fewer than the sequence length "
                + $"of {settings.Window}; use a longer text, a smaller batch size or a shorter sequence length.", nameof(corpus));
        _optimizer = new(settings.Optimizer, [new("network", [.. network.parameters()], [], settings.Optimizer.LearningRate, 0)]);
        network.train();
        Plan = new() { Steps = settings.Steps, Schedule = settings.Schedule, ShowEvery = settings.SampleEvery };
    }

    public TrainingPlan Plan { get; }

    public IReadOnlyList<string> Series { get; } = [SeriesNames.TrainLoss];

    public string Unit => "characters";

    public double LearningRate => _settings.Optimizer.LearningRate;

    public int StepsPerEpoch { get; }

    public StepFigures Step(StepPlace place, ScheduleValue rates)
    {
        using var scope = NewDisposeScope();
        _optimizer.SetRates(rates.RateFactor, rates.Momentum);
        // The streams begin anew with each epoch.
        if (place.Batch == 0)
            KeepState([]);
        _optimizer.ClearGradients();
        var (loss, state) = Loss(_train, place.Batch * _settings.Window, _settings.Window, _state, nn.Reduction.Mean);
        loss.backward();
        GradientClipping.Clip([.. _network.parameters()], _settings.MaxGradientNorm);
        _optimizer.Step();
        KeepState(state);
        return new(loss.detach().DetachFromDisposeScope(), _settings.Streams * _settings.Window);
    }

    public IEnumerable<TrainingEvent> Show(int step)
    {
        var perplexity = Perplexity();
        var text = CharWriter.Write(_network, _corpus.Vocabulary, _settings.Prompt, _settings.SampleLength, _settings.Temperature,
            new(_seed, step, 0));
        _network.train();
        return [new TrainingEvent.Measured([new(SeriesNames.ValidationPerplexity, step, perplexity)]), new TrainingEvent.Wrote(step, text)];
    }

    /// <summary>Exponential of the mean cross-entropy a character of the held-out tail: among how many equally likely characters the
    /// network hesitates.</summary>
    internal double Perplexity()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        _network.eval();
        var (sum, length) = (0d, (int)_validation.shape[0] - 1);
        IReadOnlyList<Tensor> state = [];
        for (var start = 0; start < length; start += ValidationWindow)
        {
            using var each = NewDisposeScope();
            var (loss, next) = Loss(_validation, start, Math.Min(ValidationWindow, length - start), state, nn.Reduction.Sum);
            sum += loss.item<float>();
            state = [.. next.Select(s => s.MoveToOuterDisposeScope())];
        }
        return Math.Exp(sum / (length * _validation.shape[1]));
    }

    public IEnumerable<KeyValuePair<string, Tensor>> State()
    {
        foreach (var (name, value) in _network.state_dict())
            yield return new("network." + name, value);
        foreach (var (name, value) in _optimizer.State())
            yield return new("optimizer." + name, value);
        foreach (var (i, value) in _state.Index())
            yield return new(StateName(i), value);
    }

    public void Restore(StateDict stored)
    {
        foreach (var (name, live) in _network.state_dict())
            live.copy_(stored["network." + name]);
        _optimizer.Restore(stored, "optimizer.");
        var state = new List<Tensor>();
        while (stored.TryGet(StateName(state.Count), out var value))
            state.Add(value.to(_device, copy: true));
        KeepState(state);
    }

    public void Dispose()
    {
        KeepState([]);
        _optimizer.Dispose();
        _train.Dispose();
        _validation.Dispose();
    }

    /// <summary>Cross-entropy in nats of the characters behind each of a window's, and the state after them.</summary>
    private (Tensor Loss, IReadOnlyList<Tensor> State) Loss(Tensor streams, int start, int length, IReadOnlyList<Tensor> state,
        nn.Reduction reduction)
    {
        var output = _network.call(streams.narrow(0, start, length), state.Count == 0 ? null : state);          // (T, N, V)
        var targets = streams.narrow(0, start + 1, length);                                                     // (T, N)
        return (nn.functional.cross_entropy(output.Logits.flatten(0, 1), targets.flatten(), reduction: reduction), output.State);
    }

    // The first two have the names of the time when every state was an LSTM's.
    private static string StateName(int index) => index switch { 0 => "state.h", 1 => "state.c", _ => $"state.{index}" };

    /// <summary>Keeps values without their history in place of what was kept before.</summary>
    private void KeepState(IReadOnlyList<Tensor> state)
    {
        var former = _state;
        _state = [.. state.Select(s => s.detach().DetachFromDisposeScope())];
        foreach (var value in former)
            value.Dispose();
    }
}
