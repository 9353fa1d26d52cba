using Studio.Learning.Training.Optimizers;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>A copy of what training moves, taken at the best epoch so far: the parameters of the groups that have
/// ever been unfrozen, and all buffers.</summary>
internal sealed class BestWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> _parameters;
    private readonly Dictionary<string, Tensor> _buffers;
    private readonly Dictionary<string, Tensor> _kept = [];

    public BestWeights(nn.Module network, IReadOnlyList<ParameterGroup> groups)
    {
        var trainable = groups.SelectMany(g => g.Parameters).Select(p => p.Handle).ToHashSet();
        _parameters = network.named_parameters().Where(p => trainable.Contains(p.parameter.Handle))
            .ToDictionary(p => p.name, p => (Tensor)p.parameter);
        _buffers = network.named_buffers().ToDictionary(b => b.name, b => b.buffer);
    }

    public IReadOnlyDictionary<string, Tensor> Kept => _kept;

    /// <summary>Copies the weights as they are now; a frozen parameter that was never kept has not moved since.</summary>
    public void Keep()
    {
        foreach (var (name, live) in _parameters.Where(p => p.Value.requires_grad || _kept.ContainsKey(p.Key)).Concat(_buffers))
            Keep(name, live);
    }

    public void Keep(string name, Tensor value)
    {
        using var guard = no_grad();
        if (_kept.TryGetValue(name, out var old))
            old.copy_(value);
        else
            _kept[name] = value.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>To be called when groups have been unfrozen and have not moved yet: their weights belong to the kept ones.</summary>
    public void KeepUnfrozen()
    {
        if (_kept.Count == 0)
            return;
        foreach (var (name, live) in _parameters.Where(p => p.Value.requires_grad && !_kept.ContainsKey(p.Key)))
            Keep(name, live);
    }

    /// <summary>Puts the kept values back; nothing happens before the first epoch has ended.</summary>
    public void Restore()
    {
        using var guard = no_grad();
        foreach (var (name, live) in _parameters.Concat(_buffers))
            if (_kept.TryGetValue(name, out var value))
                live.copy_(value);
    }

    public void Dispose()
    {
        foreach (var value in _kept.Values)
            value.Dispose();
    }
}
