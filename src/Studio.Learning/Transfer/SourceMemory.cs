using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Regularisers;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>What a fine-tuning does so that the source task is not forgotten, and to see how much of it is.</summary>
internal sealed class SourceMemory : IDisposable
{
    private readonly Recipe.FineTuning _recipe;
    private readonly SourceTask _source;
    private readonly ulong _seed;
    private readonly ForgettingMeter? _meter;
    private readonly Dictionary<(int PerClass, bool IsExact), Dictionary<string, Tensor>> _fisher = [];
    private IRegulariserKind? _kind;

    private SourceMemory(Recipe.FineTuning recipe, SourceTask source, ulong seed)
    {
        (_recipe, _source, _seed) = (recipe, source, seed);
        _meter = recipe.WatchForgetting ? new(source) : null;
    }

    /// <summary>Null where the recipe lets the network forget and nobody watches: that costs nothing.</summary>
    /// <exception cref="ArgumentException">The recipe looks back at images that are not at hand,
    /// or at others than the weights'.</exception>
    public static SourceMemory? Of(TransferTask task, TransferNetwork networks, Device device) =>
        task.Recipe is Recipe.FineTuning recipe and ({ Regulariser: not null } or { WatchForgetting: true })
        ? new(recipe, new(task, networks, device), task.Seed) : null;

    /// <summary>Null where the recipe asks for none.</summary>
    /// <param name="network">With a new head, and with the source's weights below it.</param>
    public IRegulariser? Regulariser(FeatureNetwork network)
    {
        var starts = _source.Network.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);
        var isHead = network.named_parameters().ToLookup(p => new Stage("head", [network.HeadPrefix]).Holds(p.name));
        if (_recipe.Regulariser is not { } options)
            return null;
        _kind?.Dispose();
        _kind = RegulariserKinds.For(options);
        var source = new PastTask
        {
            Kept = [.. isHead[false].Select(p => (p.parameter, starts[p.name]))],
            Fresh = [.. isHead[true].Select(p => p.parameter)],
            Answers = inputs => _source.LogitsOf(network, inputs),
            AnswersAsBefore = inputs => _source.LogitsOf(network, inputs),
            AnswersThen = _source.Network.call,
            Examples = perClass => _source.Examples(perClass),
            Fisher = (perClass, exact) => [.. isHead[false].Select(p => Fisher(perClass, exact)[p.name].clone())],
            Seed = _seed,
        };
        _kind.Remember(options, source);
        return new AllOf(_kind.Terms(options, [source]));
    }

    /// <summary>Measures the accuracy on the source task at a step; null where it is not watched.</summary>
    public Func<int, IReadOnlyList<MetricPoint>>? Meter(FeatureNetwork network) =>
        _meter is null ? null : step => _meter.Measure(network, step);

    /// <summary>What the network has kept in the end; null where nobody asked.</summary>
    public SourceAccuracy? Kept(FeatureNetwork network) => _meter?.Compare(network);

    public void Dispose()
    {
        foreach (var values in _fisher.Values.SelectMany(f => f.Values))
            values.Dispose();
        _kind?.Dispose();
        _meter?.Dispose();
        _source.Dispose();
    }

    /// <summary>By the names of the source network's parameters; the same for every fold.</summary>
    private Dictionary<string, Tensor> Fisher(int perClass, bool exact) =>
        _fisher.TryGetValue((perClass, exact), out var known) ? known : _fisher[(perClass, exact)] = Computed(perClass, exact);

    private Dictionary<string, Tensor> Computed(int perClass, bool exact)
    {
        using var images = _source.Examples(perClass);
        var parameters = _source.Network.named_parameters().ToArray();
        Switch(isOn: true);
        var diagonal = FisherInformation.Diagonal(_source.Network.call, [.. parameters.Select(p => p.parameter)], images, exact);
        Switch(isOn: false);
        return parameters.Zip(diagonal).ToDictionary(p => p.First.name, p => p.Second.DetachFromDisposeScope());

        void Switch(bool isOn)
        {
            foreach (var (_, parameter) in parameters)
                parameter.requires_grad = isOn;
        }
    }
}
