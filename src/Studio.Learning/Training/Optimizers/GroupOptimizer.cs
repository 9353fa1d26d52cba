using Studio.Experiments.Recipes;
using Studio.Learning.Weights.Formats;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Optimizers;

/// <summary>The optimiser of a run: one parameter group per stage with a learning rate of its own, and a state that can be stored and
/// restored.</summary>
/// <remarks>A group has optimiser state from when it is first unfrozen: a large backbone that stays frozen costs no memory.</remarks>
internal sealed class GroupOptimizer : IDisposable
{
    private readonly OptimizerSettings _settings;
    private readonly IReadOnlyList<ParameterGroup> _groups;
    private readonly List<(ParameterGroup Group, IParameterUpdate[] Updates)> _added = [];
    private double _rateFactor = 1;
    private double _momentum;

    /// <param name="groups">Those that may ever train; those that are unfrozen from the start are added at once.</param>
    public GroupOptimizer(OptimizerSettings settings, IReadOnlyList<ParameterGroup> groups)
    {
        (_settings, _groups) = (settings, groups);
        _momentum = settings switch
        {
            OptimizerSettings.Sgd sgd => sgd.Momentum,
            OptimizerSettings.Adam adam => adam.Beta1,
            OptimizerSettings.AdamW adam => adam.Beta1,
            _ => throw new ArgumentException($"The optimiser '{settings.GetType().Name}' is not supported."),
        };
        Add(groups.Where(g => g.UnfreezesAtEpoch == 0));
    }

    /// <summary>Adds groups that are not in it yet; a parameter is updated in each step in which it has a gradient.</summary>
    public void Add(IEnumerable<ParameterGroup> unfrozen)
    {
        foreach (var group in unfrozen.Where(g => !_added.Exists(h => h.Group == g)))
            _added.Add((group, [.. group.Parameters.Select(Made)]));
    }

    /// <param name="factor">Share of each group's peak rate.</param>
    /// <param name="momentum">Momentum or Adam's first beta; null leaves it, and without momentum in the settings there is none.</param>
    public void SetRates(double factor, double? momentum)
    {
        _rateFactor = factor;
        if (_settings is not OptimizerSettings.Sgd { Momentum: 0 })
            _momentum = momentum ?? _momentum;
    }

    /// <summary>Sets the gradients to null, as PyTorch's zero_grad does: filling them with zeros and adding to them would cost three passes
    /// over all weights.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in _added.SelectMany(h => h.Group.Parameters))
            parameter.grad = null;
    }

    public void Step()
    {
        using var guard = no_grad();
        foreach (var (group, updates) in _added)
            foreach (var update in updates)
                update.Step(group.LearningRate * _rateFactor, _momentum);
    }

    /// <summary>Live tensors and counters by name; a parameter that never moved may have none.</summary>
    public IEnumerable<(string Name, Tensor Value)> State() =>
        from update in Updates() from state in update.Update.State() select ($"{update.Name}.{state.Name}", state.Value);

    public void Restore(StateDict stored, string prefix)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        Add(_groups.Where(g => stored.Names.Any(n => n.StartsWith($"{prefix}{g.Name}.", StringComparison.Ordinal))));
        foreach (var (name, update) in Updates())
            update.Restore(of => stored.TryGet($"{prefix}{name}.{of}", out var value) ? value : null);
    }

    public void Dispose()
    {
        foreach (var update in _added.SelectMany(h => h.Updates))
            update.Dispose();
    }

    /// <summary>By group and place in it, whatever the order in which groups were unfrozen.</summary>
    private IEnumerable<(string Name, IParameterUpdate Update)> Updates() =>
        _added.SelectMany(h => h.Updates.Select((update, i) => ($"{h.Group.Name}.{i}", update)));

    private IParameterUpdate Made(Parameter parameter) => _settings switch
    {
        OptimizerSettings.Sgd s => new SgdUpdate(parameter, s.WeightDecay, s.Nesterov),
        OptimizerSettings.Adam s => new AdamUpdate(parameter, s.Beta2, s.WeightDecay, isDecoupled: false),
        OptimizerSettings.AdamW s => new AdamUpdate(parameter, s.Beta2, s.WeightDecay, isDecoupled: true),
        _ => throw new ArgumentException($"The optimiser '{_settings.GetType().Name}' is not supported."),
    };
}
