using static TorchSharp.torch;

namespace Studio.Learning.Weights.Formats;

/// <summary>A name from Python's world that the allow-list knows; it stands for itself and is never called.</summary>
internal sealed record PickleGlobal(string Name);

/// <summary>An object whose contents do not matter here, such as the command line arguments of a training program.</summary>
internal sealed record PickleObject(string Kind);

/// <summary>An object of a class that a person wrote, as the fields it was saved with; the class is never looked for.</summary>
internal sealed class PickleInstance(string type)
{
    internal string Type { get; } = type;

    internal PickleDict Fields { get; set; } = new();
}

internal sealed record PickleTuple(object?[] Items);

/// <summary>A dict or OrderedDict in insertion order; a repeated key keeps its last value, as in Python.</summary>
internal sealed class PickleDict
{
    private readonly OrderedDictionary<object, object?> _items = new(PickleKeys.Comparer);

    internal IEnumerable<KeyValuePair<object, object?>> Items => _items;

    internal void Set(object key, object? value) => _items[key] = value;

    internal object? Find(string key) => _items.GetValueOrDefault(key);
}

/// <summary>Raw elements under a key of the file, which a tensor is a window into.</summary>
internal sealed record PickleStorage(string Key, ScalarType Type, int ElementBytes, long Count);

/// <summary>A strided window into a storage, checked to lie within it.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Sizes, long[] Strides)
{
    internal long Count => Sizes.Aggregate(1L, (a, b) => a * b);
}
