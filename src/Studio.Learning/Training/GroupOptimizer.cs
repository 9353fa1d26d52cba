using Studio.Experiments.Recipes;
using Studio.Learning.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>The optimiser of a run: one parameter group a stage with a rate of its own, and a state that can be stored and restored.</summary>
/// <remarks>A group costs its optimiser state from when it first opens: a large backbone that stays closed costs none.</remarks>
internal sealed class GroupOptimizer : IDisposable
{
    private readonly OptimizerSettings _settings;
    private readonly IReadOnlyList<ParameterGroup> _groups;
    private readonly OptimizerHelper _optimizer;
    private readonly List<(ParameterGroup Group, OptimizerOptions Options)> _held = [];

    /// <param name="groups">Those that may ever train; those that are open from the start are held at once.</param>
    public GroupOptimizer(OptimizerSettings settings, IReadOnlyList<ParameterGroup> groups)
    {
        (_settings, _groups) = (settings, groups);
        _optimizer = settings switch
        {
            OptimizerSettings.Sgd => optim.SGD(Array.Empty<SGD.ParamGroup>(), settings.LearningRate),
            OptimizerSettings.Adam => optim.Adam(Array.Empty<Adam.ParamGroup>()),
            OptimizerSettings.AdamW => optim.AdamW(Array.Empty<AdamW.ParamGroup>()),
            _ => throw new ArgumentException($"The optimiser '{settings.GetType().Name}' is unknown here."),
        };
        Hold(groups.Where(g => g.OpensAtEpoch == 0));
    }

    /// <summary>Takes groups in that are not held yet; they train whenever their parameters have gradients.</summary>
    public void Hold(IEnumerable<ParameterGroup> open)
    {
        foreach (var group in open.Where(g => !_held.Exists(h => h.Group == g)))
        {
            var made = Made(_settings, group);
            _optimizer.add_param_group(made);
            _held.Add((group, made.Options));
        }
    }

    /// <param name="factor">Share of each group's peak rate.</param>
    /// <param name="momentum">Momentum or Adam's first beta; null leaves it.</param>
    public void SetRates(double factor, double? momentum)
    {
        foreach (var (group, options) in _held)
        {
            options.LearningRate = group.LearningRate * factor;
            switch (options)
            {
                case SGD.Options sgd when momentum is { } share && sgd.momentum > 0: sgd.momentum = share; break;
                case Adam.Options adam: adam.beta1 = momentum ?? adam.beta1; break;
                case AdamW.Options adam: adam.beta1 = momentum ?? adam.beta1; break;
            }
        }
    }

    /// <summary>Takes the gradients away rather than filling them with zeros, which the next ones would be added to: three passes over all weights less.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in _held.SelectMany(h => h.Group.Parameters))
            parameter.grad = null;
    }

    public void Step() => _optimizer.step();

    /// <summary>Live tensors and counters by name; a parameter that never moved may have none.</summary>
    public IEnumerable<(string Name, Tensor Value)> State()
    {
        foreach (var (name, state) in States())
            switch (state)
            {
                case SGD.State { momentum_buffer: { } buffer }: yield return ($"{name}.momentum", buffer); break;
                case Adam.State adam: yield return ($"{name}.mean", adam.exp_avg); yield return ($"{name}.square", adam.exp_avg_sq); yield return ($"{name}.step", tensor(adam.step)); break;
                case AdamW.State adam: yield return ($"{name}.mean", adam.exp_avg); yield return ($"{name}.square", adam.exp_avg_sq); yield return ($"{name}.step", tensor(adam.step)); break;
            }
    }

    public void Restore(StateDict stored, string prefix)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        Hold(_groups.Where(g => stored.Names.Any(n => n.StartsWith($"{prefix}{g.Name}.", StringComparison.Ordinal))));
        foreach (var (name, state) in States())
            switch (state)
            {
                case SGD.State sgd when stored.TryGet($"{prefix}{name}.momentum", out var buffer):
                    sgd.momentum_buffer = buffer.clone().DetachFromDisposeScope();
                    break;
                case Adam.State adam:
                    adam.exp_avg.copy_(stored[$"{prefix}{name}.mean"]);
                    adam.exp_avg_sq.copy_(stored[$"{prefix}{name}.square"]);
                    adam.step = stored[$"{prefix}{name}.step"].item<long>();
                    break;
                case AdamW.State adam:
                    adam.exp_avg.copy_(stored[$"{prefix}{name}.mean"]);
                    adam.exp_avg_sq.copy_(stored[$"{prefix}{name}.square"]);
                    adam.step = stored[$"{prefix}{name}.step"].item<long>();
                    break;
            }
    }

    public void Dispose() => _optimizer.Dispose();

    /// <summary>By group and place in it: the order in which groups were opened does not show.</summary>
    private IEnumerable<(string Name, OptimizerState State)> States() =>
        _held.SelectMany(h => h.Group.Parameters.Select((_, i) => $"{h.Group.Name}.{i}")).Zip(_optimizer.state_dict().State);

    private static TorchSharp.Modules.ParamGroup Made(OptimizerSettings settings, ParameterGroup group) => settings switch
    {
        OptimizerSettings.Sgd s => new SGD.ParamGroup { Parameters = group.Parameters, Options = new SGD.Options { LearningRate = group.LearningRate, momentum = s.Momentum, nesterov = s.Nesterov, weight_decay = s.WeightDecay } },
        OptimizerSettings.Adam s => new Adam.ParamGroup { Parameters = group.Parameters, Options = new Adam.Options { LearningRate = group.LearningRate, beta1 = s.Beta1, beta2 = s.Beta2, weight_decay = s.WeightDecay } },
        OptimizerSettings.AdamW s => new AdamW.ParamGroup { Parameters = group.Parameters, Options = new AdamW.Options { LearningRate = group.LearningRate, beta1 = s.Beta1, beta2 = s.Beta2, weight_decay = s.WeightDecay } },
        _ => throw new ArgumentException($"The optimiser '{settings.GetType().Name}' is unknown here."),
    };
}
