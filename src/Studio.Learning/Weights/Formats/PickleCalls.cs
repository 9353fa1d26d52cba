using static TorchSharp.torch;

namespace Studio.Learning.Weights.Formats;

/// <summary>The few names that a state dict needs, and what each makes of its arguments: data, never a call.</summary>
internal sealed class PickleCalls : IPickleCalls
{
    private const int MaxRank = 64;

    private static readonly Dictionary<string, (ScalarType Type, int Bytes)> s_storages = new(StringComparer.Ordinal)
    {
        ["torch.FloatStorage"] = (ScalarType.Float32, 4), ["torch.DoubleStorage"] = (ScalarType.Float64, 8),
        ["torch.HalfStorage"] = (ScalarType.Float16, 2), ["torch.BFloat16Storage"] = (ScalarType.BFloat16, 2),
        ["torch.LongStorage"] = (ScalarType.Int64, 8), ["torch.IntStorage"] = (ScalarType.Int32, 4),
        ["torch.ShortStorage"] = (ScalarType.Int16, 2), ["torch.CharStorage"] = (ScalarType.Int8, 1),
        ["torch.ByteStorage"] = (ScalarType.Byte, 1), ["torch.BoolStorage"] = (ScalarType.Bool, 1),
    };

    private static readonly HashSet<string> s_callable = new(StringComparer.Ordinal)
    {
        "collections.OrderedDict", "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter",
        "torch.Size",
    };

    // Training programs keep these beside the weights: settings, figures, versions, places and dates. What they hold is dropped.
    private static readonly HashSet<string> s_company = new(StringComparer.Ordinal)
    {
        "argparse.Namespace", "types.SimpleNamespace", "torch.device", "torch.torch_version.TorchVersion", "packaging.version.Version",
        "_codecs.encode",
        "collections.defaultdict", "collections.Counter", "collections.deque", "datetime.datetime", "datetime.date", "datetime.time",
        "datetime.timedelta",
        "datetime.timezone", "decimal.Decimal", "fractions.Fraction", "uuid.UUID", "pathlib.Path", "pathlib.PosixPath",
        "pathlib.WindowsPath",
        "pathlib.PurePosixPath", "pathlib.PureWindowsPath", "pathlib._local.PosixPath", "pathlib._local.WindowsPath", "numpy.dtype",
        "numpy.ndarray",
        "numpy.random._pickle.__randomstate_ctor", "numpy.random._pickle.__bit_generator_ctor", "numpy.random._pickle.__generator_ctor",
    };

    private static readonly string[] s_numpyMakers = ["multiarray.scalar", "multiarray._reconstruct", "numeric._frombuffer"];

    /// <summary>Types of Python itself whose objects are values.</summary>
    private static readonly string[] s_builtins =
        ["dict", "set", "frozenset", "list", "tuple", "bytes", "bytearray", "complex", "range", "slice", "int", "float", "str", "bool",
            "object", "Ellipsis"];

    /// <summary>What stands for a value that is of no use here; it is dropped, never made.</summary>
    private static bool IsCompany(string name) => s_company.Contains(name)
        || name.Split('.', 2) is ["builtins" or "__builtin__", var type] && s_builtins.Contains(type)
        || s_numpyMakers.Any(m => name == $"numpy.core.{m}" || name == $"numpy._core.{m}")
        || name.StartsWith("numpy.dtypes.", StringComparison.Ordinal)
        // torch.float32 is a global of that name; functions have other names.
        || name.StartsWith("torch.", StringComparison.Ordinal) && s_types.Contains(name["torch.".Length..]);

    private static readonly string[] s_types =
        ["float16", "float32", "float64", "bfloat16", "half", "float", "double", "uint8", "int8", "int16", "int32", "int64", "short", "int",
            "long", "bool", "strided", "contiguous_format", "channels_last"];

    public PickleGlobal Global(string module, string name)
    {
        var full = $"{module}.{name}";
        return s_callable.Contains(full) || IsCompany(full) || s_storages.ContainsKey(full)
            ? new(full) : throw new PickleFault(Refusal(full));
    }

    private static string Refusal(string name) => name switch
    {
        "torch._utils._rebuild_sparse_tensor" => "it holds a sparse tensor, which is not supported; save it with .to_dense().",
        "torch.ComplexFloatStorage" or "torch.ComplexDoubleStorage" => $"it holds complex numbers ({name}), which are not supported.",
        _ when name.StartsWith("torch.nn.", StringComparison.Ordinal) || name.StartsWith("__main__.", StringComparison.Ordinal) =>
            $"it is a whole pickled module ('{name}'), whose code would have to be run; save model.state_dict() instead.",
        _ => $"it names '{name}', which is not needed for weights and could run code; nothing was executed. Save only the state dict.",
    };

    public object? Call(object? callee, object? arguments)
    {
        if (callee is not PickleGlobal { Name: var name } || arguments is not PickleTuple { Items: var items })
            throw new PickleFault("it calls something that is no known name, or without a list of arguments.");
        return name switch
        {
            "collections.OrderedDict" => FromPairs(items),
            "torch._utils._rebuild_tensor_v2" when items.Length >= 6 && IsEmpty(items[5]) => Window(items),
            "torch._utils._rebuild_tensor" when items.Length == 4 => Window(items),
            "torch._utils._rebuild_parameter" when items is [PickleTensor data, _, var hooks] && IsEmpty(hooks) => data,
            "torch.Size" when items is [PickleTuple sizes] => sizes,
            _ when IsCompany(name) => new PickleObject(name),
            _ => throw new PickleFault($"it gives '{name}' arguments that it does not take."),
        };
    }

    /// <summary>Only objects that are dropped, since any other would need its class.</summary>
    public object New(object? type, object? arguments) => type is PickleGlobal { Name: var name } && IsCompany(name)
        ? new PickleObject(name)
        : throw new PickleFault($"its pickle makes an object of {(type as PickleGlobal)?.Name ?? "an unknown class"}, "
            + "which would run code; nothing was executed.");

    public PickleStorage Storage(object? id)
    {
        if (id is not PickleTuple { Items: ["storage", PickleGlobal type, string key, string, long count, ..] rest })
            throw new PickleFault("it refers to something outside the pickle that is no storage.");
        if (rest.Length > 6 || (rest.Length == 6 && rest[5] is not null))
            throw new PickleFault($"storage '{key}' is a view of another one, a form that PyTorch no longer writes; save it anew.");
        if (!s_storages.TryGetValue(type.Name, out var known))
            throw new PickleFault($"storage '{key}' is of the unknown type '{type.Name}'.");
        return count >= 0 && count <= long.MaxValue / 8 ? new(key, known.Type, known.Bytes, count)
            : throw new PickleFault($"storage '{key}' claims {count} elements.");
    }

    /// <summary>An OrderedDict carries its modules' versions as state; nothing here depends on it.</summary>
    public void Build(object? target, object? state)
    {
        if (target is not (PickleDict or PickleObject))
            throw new PickleFault("its pickle sets the state of something that is no dict.");
    }

    private static PickleDict FromPairs(object?[] arguments)
    {
        var dict = new PickleDict();
        if (arguments.Length == 0)
            return dict;
        if (arguments is not [List<object?> pairs])
            throw new PickleFault("an OrderedDict is made from something that is no list of pairs.");
        foreach (var pair in pairs)
            dict.Set(Entry(pair, 0) ?? throw new PickleFault("a dict has None for a key."), Entry(pair, 1));
        return dict;
    }

    private static object? Entry(object? pair, int index) => pair switch
    {
        PickleTuple { Items.Length: 2 } tuple => tuple.Items[index],
        List<object?> { Count: 2 } list => list[index],
        _ => throw new PickleFault("an OrderedDict is made from something that is no list of pairs."),
    };

    private static bool IsEmpty(object? hooks) => hooks is null || hooks is PickleDict dict && !dict.Items.Any();

    private static PickleTensor Window(object?[] items)
    {
        if (items is not [PickleStorage storage, long offset, PickleTuple sizeItems, PickleTuple strideItems, ..])
            throw new PickleFault("a tensor is not made of a storage, an offset, sizes and strides.");
        var (sizes, strides) = (Whole(sizeItems), Whole(strideItems));
        if (sizes.Length != strides.Length || sizes.Length > MaxRank)
            throw new PickleFault($"a tensor has {sizes.Length} sizes and {strides.Length} strides; "
                + $"equal numbers up to {MaxRank} were expected.");
        try
        {
            var count = sizes.Aggregate(1L, (a, b) => checked(a * b));
            var end = checked(offset
                + (count == 0 ? 0 : 1 + sizes.Zip(strides).Aggregate(0L, (sum, s) => checked(sum + (s.First - 1) * s.Second))));
            return offset >= 0 && end <= storage.Count ? new(storage, offset, sizes, strides)
                : throw new PickleFault($"a tensor reaches from element {offset} to {end} of storage '{storage.Key}', "
                    + $"which has {storage.Count}.");
        }
        catch (OverflowException)
        {
            throw new PickleFault("a tensor's sizes or strides are too large for any file.");
        }
    }

    private static long[] Whole(PickleTuple tuple) => [.. tuple.Items.Select(i => i is long and >= 0 ? (long)i
        : throw new PickleFault("a tensor's sizes and strides are not all whole numbers from 0."))];
}
