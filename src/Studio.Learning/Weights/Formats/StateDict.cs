using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace Studio.Learning.Weights.Formats;

/// <summary>Named tensors in file order, with the text beside them; owns its tensors.</summary>
public sealed class StateDict : IDisposable
{
    private readonly OrderedDictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);
    private readonly IDisposable? _memory;

    /// <param name="metadata">Free text that travels with the weights, such as the classes.</param>
    /// <param name="memory">What the tensors' memory belongs to, released after them.</param>
    public StateDict(IReadOnlyDictionary<string, string>? metadata = null, IDisposable? memory = null)
    {
        Metadata = metadata ?? new Dictionary<string, string>();
        _memory = memory;
    }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>What stood around the tensors and was taken off: keys of dicts such as "state_dict",
    /// prefixes of names such as "module.".</summary>
    public IReadOnlyList<string> Wrappers { get; init; } = [];

    /// <summary>Places in the file of other sets of weights, which were not taken, for example "model" beside the
    /// averaged "model_ema".</summary>
    public IReadOnlyList<string> NotTaken { get; init; } = [];

    public IReadOnlyList<string> Names => _tensors.Keys;

    public int Count => _tensors.Count;

    public Tensor this[string name] => _tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new KeyNotFoundException($"There is no tensor '{name}' among the {Count} of this file.");

    public bool TryGet(string name, [NotNullWhen(true)] out Tensor? tensor) => _tensors.TryGetValue(name, out tensor);

    /// <summary>The same tensors, not copied, of one part of a network, by their names inside it; the caller owns the result.</summary>
    public StateDict Inside(string prefix)
    {
        var inside = new StateDict();
        foreach (var (name, tensor) in _tensors)
            if (name.StartsWith(prefix + ".", StringComparison.Ordinal))
                inside.Add(name[(prefix.Length + 1)..], tensor.alias());
        return inside;
    }

    /// <summary>Takes ownership of the tensor, which leaves every dispose scope.</summary>
    public void Add(string name, Tensor tensor) => _tensors.Add(name, tensor.DetachFromDisposeScope());

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
        _tensors.Clear();
        _memory?.Dispose();
    }
}
