using Studio.Experiments.Recipes;
using Studio.Learning.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>The optimiser of a run: one parameter group a stage with a rate of its own, and a state that can be stored and restored.</summary>
internal sealed class GroupOptimizer : IDisposable
{
    private readonly OptimizerHelper _optimizer;
    private readonly (OptimizerOptions Options, double PeakRate)[] _groups;
    private readonly Parameter[] _parameters;

    public GroupOptimizer(OptimizerSettings settings, IReadOnlyList<ParameterGroup> groups)
    {
        (_optimizer, var options) = settings switch
        {
            OptimizerSettings.Sgd sgd => Sgd(sgd, groups),
            OptimizerSettings.Adam adam => Adam(adam, groups),
            OptimizerSettings.AdamW adam => AdamW(adam, groups),
            _ => throw new ArgumentException($"The optimiser '{settings.GetType().Name}' is unknown here."),
        };
        _groups = [.. options.Zip(groups, (o, g) => (o, g.LearningRate))];
        _parameters = [.. groups.SelectMany(g => g.Parameters)];
    }

    /// <param name="factor">Share of each group's peak rate.</param>
    /// <param name="momentum">Momentum or Adam's first beta; null leaves it.</param>
    public void SetRates(double factor, double? momentum)
    {
        foreach (var (options, peak) in _groups)
        {
            options.LearningRate = peak * factor;
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
        foreach (var parameter in _parameters)
            parameter.grad = null;
    }

    public void Step() => _optimizer.step();

    /// <summary>Live tensors and counters by name; a parameter that never moved has none.</summary>
    public IEnumerable<(string Name, Tensor Value)> State()
    {
        foreach (var (state, i) in _optimizer.state_dict().State.Select((s, i) => (s, i)))
            switch (state)
            {
                case SGD.State { momentum_buffer: { } buffer }: yield return ($"{i}.momentum", buffer); break;
                case Adam.State adam: yield return ($"{i}.mean", adam.exp_avg); yield return ($"{i}.square", adam.exp_avg_sq); yield return ($"{i}.step", tensor(adam.step)); break;
                case AdamW.State adam: yield return ($"{i}.mean", adam.exp_avg); yield return ($"{i}.square", adam.exp_avg_sq); yield return ($"{i}.step", tensor(adam.step)); break;
            }
    }

    public void Restore(StateDict stored, string prefix)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        foreach (var (state, i) in _optimizer.state_dict().State.Select((s, i) => (s, i)))
            switch (state)
            {
                case SGD.State sgd when stored.TryGet($"{prefix}{i}.momentum", out var buffer):
                    sgd.momentum_buffer = buffer.clone().DetachFromDisposeScope();
                    break;
                case Adam.State adam:
                    adam.exp_avg.copy_(stored[$"{prefix}{i}.mean"]);
                    adam.exp_avg_sq.copy_(stored[$"{prefix}{i}.square"]);
                    adam.step = stored[$"{prefix}{i}.step"].item<long>();
                    break;
                case AdamW.State adam:
                    adam.exp_avg.copy_(stored[$"{prefix}{i}.mean"]);
                    adam.exp_avg_sq.copy_(stored[$"{prefix}{i}.square"]);
                    adam.step = stored[$"{prefix}{i}.step"].item<long>();
                    break;
            }
    }

    public void Dispose() => _optimizer.Dispose();

    private static (OptimizerHelper, OptimizerOptions[]) Sgd(OptimizerSettings.Sgd s, IReadOnlyList<ParameterGroup> groups)
    {
        var made = groups.Select(g => new SGD.ParamGroup { Parameters = g.Parameters, Options = new SGD.Options { LearningRate = g.LearningRate, momentum = s.Momentum, nesterov = s.Nesterov, weight_decay = s.WeightDecay } }).ToArray();
        return (optim.SGD(made, s.LearningRate), [.. made.Select(g => g.Options)]);
    }

    private static (OptimizerHelper, OptimizerOptions[]) Adam(OptimizerSettings.Adam s, IReadOnlyList<ParameterGroup> groups)
    {
        var made = groups.Select(g => new Adam.ParamGroup { Parameters = g.Parameters, Options = new Adam.Options { LearningRate = g.LearningRate, beta1 = s.Beta1, beta2 = s.Beta2, weight_decay = s.WeightDecay } }).ToArray();
        return (optim.Adam(made), [.. made.Select(g => g.Options)]);
    }

    private static (OptimizerHelper, OptimizerOptions[]) AdamW(OptimizerSettings.AdamW s, IReadOnlyList<ParameterGroup> groups)
    {
        var made = groups.Select(g => new AdamW.ParamGroup { Parameters = g.Parameters, Options = new AdamW.Options { LearningRate = g.LearningRate, beta1 = s.Beta1, beta2 = s.Beta2, weight_decay = s.WeightDecay } }).ToArray();
        return (optim.AdamW(made), [.. made.Select(g => g.Options)]);
    }
}
