using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text.Json;
using static TorchSharp.torch;

namespace Studio.Learning.Weights.Formats;

/// <summary>Reads and writes safetensors files: JSON names beside raw bytes, nothing in them can be executed.</summary>
public static class SafeTensors
{
    /// <summary>All tensors of a file, on the CPU; the caller owns the result.</summary>
    /// <exception cref="WeightsFormatException">The file breaks the format; the sentence names the fault.</exception>
    public static StateDict Read(string path)
    {
        using var file = File.OpenRead(path);
        var first = new byte[8];
        var got = file.ReadAtLeast(first, 8, throwOnEndOfStream: false);
        var length = SafeTensorsHeader.Length(path, first.AsSpan(0, got), file.Length);
        var json = new byte[length];
        file.ReadExactly(json);
        var header = SafeTensorsHeader.Parse(path, json, file.Length - 8 - length);
        var weights = new StateDict(header.Metadata);
        try
        {
            CopyData(file, 8 + length, header, weights);
            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    // One copy from the mapped pages into each tensor: pages of the file may change or vanish under a tensor that only points at them.
    private static unsafe void CopyData(FileStream file, long start, SafeTensorsHeader header, StateDict weights)
    {
        using var map = file.Length > start
            ? MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true)
            : null;
        using var view = map?.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* data = null;
        view?.SafeMemoryMappedViewHandle.AcquirePointer(ref data);
        try
        {
            foreach (var entry in header.Entries)
            {
                var tensor = empty(entry.Shape, dtype: entry.Type);
                weights.Add(entry.Name, tensor);
                for (long at = entry.Begin; at < entry.End; at += int.MaxValue)
                {
                    var count = (int)Math.Min(int.MaxValue, entry.End - at);
                    new ReadOnlySpan<byte>(data + view!.PointerOffset + start + at,
                        count).CopyTo(RawBytes(tensor, at - entry.Begin, count));
                }
            }
        }
        finally
        {
            view?.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    /// <summary>Writes beside the place first and moves it there, so that no reader ever sees half a file.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var scope = NewDisposeScope();
        var items = tensors.Select(t => (t.Key, Tensor: t.Value.detach().cpu().contiguous())).ToArray();
        var part = path + ".part";
        using (var file = File.Create(part))
        {
            var json = Describe(items, metadata);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
            file.Write(length);
            file.Write(json);
            foreach (var (_, tensor) in items)
                for (long at = 0, all = tensor.NumberOfElements * tensor.ElementSize; at < all; at += int.MaxValue)
                    file.Write(RawBytes(tensor, at, (int)Math.Min(int.MaxValue, all - at)));
        }
        File.Move(part, path, overwrite: true);
    }

    private static byte[] Describe(IEnumerable<(string Name, Tensor Tensor)> items, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = new Dictionary<string, object>();
        if (metadata is { Count: > 0 })
            header["__metadata__"] = metadata;
        var at = 0L;
        foreach (var (name, tensor) in items)
        {
            var type = SafeTensorsHeader.Types.FirstOrDefault(t => t.Value.Type == tensor.dtype).Key
                ?? throw new ArgumentException($"Tensor '{name}' is {tensor.dtype}, which safetensors files do not hold.");
            var end = at + tensor.NumberOfElements * tensor.ElementSize;
            header[name] =
                new Dictionary<string, object> { ["dtype"] = type, ["shape"] = tensor.shape, ["data_offsets"] = new[] { at, end } };
            at = end;
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        // Data aligned to 8 bytes can be mapped by other readers.
        var padded = new byte[(json.Length + 7) / 8 * 8];
        padded.AsSpan(json.Length).Fill((byte)' ');
        json.CopyTo(padded, 0);
        return padded;
    }

    private static unsafe Span<byte> RawBytes(Tensor tensor, long from, int count) => count == 0 ? default
        : new Span<byte>((byte*)NativePointer(tensor) + from, count);

    private static unsafe nint NativePointer(Tensor tensor)
    {
        fixed (byte* first = tensor.bytes)
            return (nint)first;
    }
}
