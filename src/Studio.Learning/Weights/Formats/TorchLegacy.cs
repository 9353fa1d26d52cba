using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Studio.Learning.Weights.Formats;

/// <summary>The stream form of a checkpoint (before PyTorch 1.6): five pickles, then each storage's count and elements.</summary>
internal sealed class TorchLegacy(FileStream file)
{
    private static readonly BigInteger s_magic =
        BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    private readonly Dictionary<string, (long Offset, long Bytes)> _storages = new(StringComparer.Ordinal);

    private string[] _keys = [];

    internal object? ReadPickle()
    {
        file.Position = 0;
        if (Next(out _) is not BigInteger magic || magic != s_magic)
            throw new PickleFault("it is a pickle, but does not begin with PyTorch's magic number; save it with torch.save.");
        if (Next(out _) is not 1001L)
            throw new PickleFault("it is written in an unknown version of PyTorch's old format.");
        Next(out _);
        var content = Next(out var storages);
        _keys = Next(out _) is List<object?> keys && keys.All(k => k is string) ? [.. keys.Cast<string>()]
            : throw new PickleFault("its list of storages is missing.");
        Locate(storages);
        return content;
    }

    /// <summary>Walks over the storages behind the pickles; each must be as long as its tensors need.</summary>
    private void Locate(IReadOnlyDictionary<string, PickleStorage> storages)
    {
        Span<byte> count = stackalloc byte[8];
        var at = file.Position;
        foreach (var key in _keys)
        {
            if (RandomAccess.Read(file.SafeFileHandle, count, at) < 8)
                throw new PickleFault($"storage '{key}' is cut off.");
            var elements = BinaryPrimitives.ReadInt64LittleEndian(count);
            if (!storages.TryGetValue(key, out var storage) || storage.Count != elements)
                throw new PickleFault($"storage '{key}' has {elements} elements, its tensors say "
                    + $"{(storage is null ? "nothing of it" : storage.Count)}.");
            var bytes = elements * storage.ElementBytes;
            if (bytes > file.Length - at - 8)
                throw new PickleFault($"storage '{key}' is cut off.");
            _storages[key] = (at + 8, bytes);
            at += 8 + bytes;
        }
        if (at != file.Length)
            throw new PickleFault($"{file.Length - at} bytes follow after its last storage.");
        if (storages.Keys.FirstOrDefault(k => !_storages.ContainsKey(k)) is { } lost)
            throw new PickleFault($"storage '{lost}' is missing.");
    }

    internal void ReadStorage(PickleStorage storage, Span<byte> target)
    {
        var start = _storages[storage.Key].Offset;
        for (var at = 0; at < target.Length;)
        {
            var got = RandomAccess.Read(file.SafeFileHandle, target[at..], start + at);
            at += got > 0 ? got : throw new PickleFault($"storage '{storage.Key}' is cut off.");
        }
    }

    private object? Next(out IReadOnlyDictionary<string, PickleStorage> storages)
    {
        var machine = new PickleMachine(file, file.Length, new PickleCalls());
        storages = machine.Storages;
        return machine.Read();
    }
}
