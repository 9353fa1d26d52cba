using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Regularisers;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>What a fine-tuning does so that the source task is not forgotten, and to see how much of it is.</summary>
internal sealed class SourceMemory : IDisposable
{
    private readonly Recipe.FineTuning _recipe;
    private readonly SourceTask _source;
    private readonly ulong _seed;
    private readonly ForgettingMeter? _meter;
    private Dictionary<string, Tensor>? _fisher;

    private SourceMemory(Recipe.FineTuning recipe, SourceTask source, ulong seed)
    {
        (_recipe, _source, _seed) = (recipe, source, seed);
        _meter = recipe.WatchForgetting ? new(source) : null;
    }

    /// <summary>Null where the recipe lets the network forget and nobody watches: that costs nothing.</summary>
    /// <exception cref="ArgumentException">The recipe looks back at images that are not at hand, or at others than the weights'.</exception>
    public static SourceMemory? Of(TransferTask task, TransferNetwork networks, Device device) =>
        task.Recipe is Recipe.FineTuning recipe and ({ Regulariser: not null } or { WatchForgetting: true }) ? new(recipe, new(task, networks, device), task.Seed) : null;

    /// <summary>Null where the recipe asks for none.</summary>
    /// <param name="network">With a new head, and with the source's weights below it.</param>
    public IRegulariser? Regulariser(FeatureNetwork network)
    {
        var starts = _source.Network.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);
        var isHead = network.named_parameters().ToLookup(p => new Stage("head", [network.HeadPrefix]).Holds(p.name));
        return _recipe.Regulariser switch
        {
            null => null,
            Regulariser.L2Sp l2 => new L2Sp([.. isHead[false].Select(p => (p.parameter, starts[p.name]))], [.. isHead[true].Select(p => p.parameter)], l2.Alpha, l2.Beta),
            Regulariser.ElasticWeightConsolidation ewc => new ElasticWeightConsolidation(
                [.. isHead[false].Select(p => (p.parameter, starts[p.name], (_fisher ??= Fisher(ewc))[p.name]))], ewc.Lambda),
            Regulariser.LearningWithoutForgetting lwf => new LearningWithoutForgetting(images => _source.LogitsOf(network, images), _source.Network.call, lwf.Strength, lwf.Temperature),
            Regulariser.Rehearsal rehearsal => new Rehearsal(images => _source.LogitsOf(network, images), _source.Examples(rehearsal.ImagesPerClass), _seed, rehearsal.Strength),
            var other => throw new NotSupportedException($"The regulariser '{other.GetType().Name}' is unknown here."),
        };
    }

    /// <summary>Measures the accuracy on the source task at a step; null where it is not watched.</summary>
    public Func<int, IReadOnlyList<MetricPoint>>? Meter(FeatureNetwork network) => _meter is null ? null : step => _meter.Measure(network, step);

    /// <summary>What the network has kept in the end; null where nobody asked.</summary>
    public SourceAccuracy? Kept(FeatureNetwork network) => _meter?.Compare(network);

    public void Dispose()
    {
        foreach (var values in _fisher?.Values ?? Enumerable.Empty<Tensor>())
            values.Dispose();
        _meter?.Dispose();
        _source.Dispose();
    }

    private Dictionary<string, Tensor> Fisher(Regulariser.ElasticWeightConsolidation ewc)
    {
        using var images = _source.Examples(ewc.ImagesPerClass);
        var parameters = _source.Network.named_parameters().ToArray();
        Switch(isOn: true);
        var diagonal = FisherInformation.Diagonal(_source.Network.call, [.. parameters.Select(p => p.parameter)], images, ewc.ExactFisher);
        Switch(isOn: false);
        return parameters.Zip(diagonal).ToDictionary(p => p.First.name, p => p.Second.DetachFromDisposeScope());

        void Switch(bool isOn)
        {
            foreach (var (_, parameter) in parameters)
                parameter.requires_grad = isOn;
        }
    }
}
