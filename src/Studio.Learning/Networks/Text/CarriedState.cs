using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>The state that one piece of a sequence leaves to the next, without its history; it is in no dispose scope.</summary>
internal sealed class CarriedState : IDisposable
{
    private IReadOnlyList<Tensor> _tensors = [];

    /// <summary>Null before the first piece.</summary>
    public IReadOnlyList<Tensor>? Tensors => _tensors.Count == 0 ? null : _tensors;

    /// <summary>Keeps the values in place of those before.</summary>
    public void Keep(IReadOnlyList<Tensor> state)
    {
        var former = _tensors;
        _tensors = [.. state.Select(s => s.detach().DetachFromDisposeScope())];
        foreach (var tensor in former)
            tensor.Dispose();
    }

    /// <summary>The next piece begins a sequence.</summary>
    public void Clear() => Keep([]);

    public void Dispose() => Clear();
}
