using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>A copy of what training moves, taken at the best epoch so far: the groups' parameters and all buffers.</summary>
internal sealed class BestWeights : IDisposable
{
    private readonly IReadOnlyList<(string Name, Tensor Live)> _moving;
    private readonly Dictionary<string, Tensor> _kept = [];

    public BestWeights(nn.Module network, IReadOnlyList<ParameterGroup> groups)
    {
        var trained = groups.SelectMany(g => g.Parameters).Select(p => p.Handle).ToHashSet();
        _moving = [.. network.named_parameters().Where(p => trained.Contains(p.parameter.Handle)).Select(p => (p.name, (Tensor)p.parameter)),
            .. network.named_buffers().Select(b => (b.name, b.buffer))];
    }

    public IReadOnlyDictionary<string, Tensor> Kept => _kept;

    public void Keep()
    {
        using var guard = no_grad();
        foreach (var (name, live) in _moving)
            Keep(name, live);
    }

    public void Keep(string name, Tensor value)
    {
        if (_kept.TryGetValue(name, out var old))
            old.copy_(value);
        else
            _kept[name] = value.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Puts the kept values back; nothing happens before the first epoch has ended.</summary>
    public void Restore()
    {
        using var guard = no_grad();
        foreach (var (name, live) in _moving)
            if (_kept.TryGetValue(name, out var value))
                live.copy_(value);
    }

    public void Dispose()
    {
        foreach (var value in _kept.Values)
            value.Dispose();
    }
}
