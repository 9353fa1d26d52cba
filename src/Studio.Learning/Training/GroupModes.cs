using Studio.Learning.Training.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Which groups train: the schedule of the recipe, overruled by what a person froze or unfroze.</summary>
internal sealed class GroupModes(nn.Module network, IReadOnlyList<ParameterGroup> groups)
{
    /// <summary>Group name to unfrozen (true) or frozen (false), whatever the schedule says.</summary>
    public Dictionary<string, bool> Overrides { get; } = [];

    public bool Has(string group) => groups.Any(g => g.Name == group);

    public IEnumerable<ParameterGroup> UnfrozenAt(int epoch) => groups.Where(g => IsUnfrozen(g, epoch));

    /// <summary>Gradients and modes for an epoch. A module outside of every unfrozen group stays in evaluation mode; only leaves are
    /// switched off, because the containers' mode decides on dropout in the head. A frozen recurrent layer stays in training
    /// mode.</summary>
    public void Apply(int epoch)
    {
        network.train();
        var training = new HashSet<nn.Module>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
        {
            var isUnfrozen = IsUnfrozen(group, epoch);
            foreach (var parameter in group.Parameters)
                Switch(parameter, isUnfrozen);
            if (isUnfrozen)
                training.UnionWith(group.Modules);
        }
        foreach (var leaf in network.modules().Where(m => !m.children().Any() && !training.Contains(m) && !IsRecurrentLayer(m)))
            leaf.eval();
    }

    /// <summary>One recurrent layer computes the same in both modes, and cuDNN has no gradient through it in evaluation mode, which an
    /// unfrozen embedding before it needs. Layers in a stack may have dropout between them, which has to be off.</summary>
    private static bool IsRecurrentLayer(nn.Module leaf) =>
        leaf is LSTM or GRU or RNN && leaf.named_parameters().All(p => !p.name.Contains("_l1", StringComparison.Ordinal));

    private bool IsUnfrozen(ParameterGroup group, int epoch) =>
        Overrides.TryGetValue(group.Name, out var asked) ? asked : epoch >= group.UnfreezesAtEpoch;

    private static void Switch(Parameter parameter, bool isUnfrozen)
    {
        parameter.requires_grad = isUnfrozen;
        // The optimiser passes over a parameter without gradient; a stale one would keep moving it.
        if (!isUnfrozen)
            parameter.grad = null;
    }
}
