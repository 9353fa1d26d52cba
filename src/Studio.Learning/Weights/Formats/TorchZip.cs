using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using ICSharpCode.SharpZipLib.Zip;

namespace Studio.Learning.Weights.Formats;

/// <summary>The zip form of a checkpoint (PyTorch 1.6 and later): `data.pkl` and one stored record for each storage.</summary>
internal sealed class TorchZip
{
    private const int MaxSmallBytes = 64 << 20;
    private readonly FileStream _file;
    private readonly Dictionary<string, ZipEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _root;

    internal TorchZip(FileStream file)
    {
        _file = file;
        ZipDirectory.ExpectBounded(file);
        foreach (var entry in Directory(file))
            if (!_entries.TryAdd(entry.Name, entry))
                throw new PickleFault($"it holds the record '{entry.Name}' twice.");
        var pickles = _entries.Keys.Where(n => n.EndsWith("/data.pkl", StringComparison.Ordinal) || n == "data.pkl").ToArray();
        if (pickles.Length != 1)
            throw new PickleFault(pickles.Length == 0 ? "it is a zip file without data.pkl, so PyTorch did not write it."
                : "it is a zip file with several data.pkl; which one is meant is unclear.");
        _root = pickles[0][..^"data.pkl".Length];
        if (_entries.Keys.Any(n => n == _root + "constants.pkl" || n.StartsWith(_root + "code/", StringComparison.Ordinal)))
            throw new PickleFault("it is a TorchScript program, not a state dict; save model.state_dict() instead.");
        if (_entries.ContainsKey(_root + "byteorder") && Encoding.ASCII.GetString(Small("byteorder")).Trim() != "little")
            throw new PickleFault("its numbers are big-endian, which is not supported.");
    }

    private static ZipEntry[] Directory(FileStream file)
    {
        try
        {
            using var zip = new ZipFile(file, leaveOpen: true);
            return [.. zip.Cast<ZipEntry>()];
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The library answers a damaged directory with whatever its arithmetic runs into.
            throw new PickleFault($"its zip directory is damaged or cut off ({fault.Message}). Download it again.");
        }
    }

    internal object? ReadPickle()
    {
        var bytes = Small("data.pkl");
        return new PickleMachine(new MemoryStream(bytes), bytes.Length, new PickleCalls()).Read();
    }

    internal void ReadStorage(PickleStorage storage, Span<byte> target) => Read("data/" + storage.Key, target);

    internal void ExpectStorage(PickleStorage storage)
    {
        var entry = Find("data/" + storage.Key);
        if (entry.Size != storage.Count * storage.ElementBytes)
            throw new PickleFault($"record '{entry.Name}' has {entry.Size} bytes, its tensors need "
                + $"{storage.Count * storage.ElementBytes}.");
    }

    private byte[] Small(string name)
    {
        var size = Find(name).Size;
        var bytes = size <= MaxSmallBytes ? new byte[size]
            : throw new PickleFault($"its record '{name}' has {size:N0} bytes; at most {MaxSmallBytes:N0} are needed to describe weights.");
        Read(name, bytes);
        return bytes;
    }

    /// <summary>A record that lies where the directory says, stored as it is.</summary>
    private ZipEntry Find(string name)
    {
        if (!_entries.TryGetValue(_root + name, out var entry))
            throw new PickleFault($"its record '{name}' is missing.");
        if (entry.CompressionMethod != CompressionMethod.Stored || entry.IsCrypted)
            throw new PickleFault($"its record '{name}' is compressed or encrypted; PyTorch stores records as they are. "
                + "Write it anew with torch.save.");
        return entry.Size >= 0 && entry.Size == entry.CompressedSize && entry.Size <= _file.Length - entry.Offset ? entry
            : throw new PickleFault($"its record '{name}' claims {entry.Size} bytes, which the file does not hold.");
    }

    private void Read(string name, Span<byte> target)
    {
        var entry = Find(name);
        Span<byte> local = stackalloc byte[30];
        if (RandomAccess.Read(_file.SafeFileHandle, local, entry.Offset) < local.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(local) != 0x04034b50)
            throw new PickleFault($"its record '{name}' does not begin where the directory says.");
        var (nameBytes, extraBytes) =
            (BinaryPrimitives.ReadUInt16LittleEndian(local[26..]), BinaryPrimitives.ReadUInt16LittleEndian(local[28..]));
        var localName = new byte[nameBytes];
        if (RandomAccess.Read(_file.SafeFileHandle, localName, entry.Offset + 30) < nameBytes
            || Encoding.UTF8.GetString(localName) != entry.Name)
            throw new PickleFault($"its record '{name}' carries another name in its own header; the directory is damaged.");
        var crc = new Crc32();
        var start = entry.Offset + 30 + nameBytes + extraBytes;
        for (var at = 0; at < target.Length;)
        {
            // Small pieces stay in the cache between reading and checking.
            var piece = target.Slice(at, Math.Min(1 << 20, target.Length - at));
            var got = RandomAccess.Read(_file.SafeFileHandle, piece, start + at);
            if (got == 0)
                throw new PickleFault($"its record '{name}' is cut off.");
            crc.Append(piece[..got]);
            at += got;
        }
        if (crc.GetCurrentHashAsUInt32() != (uint)entry.Crc)
            throw new PickleFault($"its record '{name}' does not match its checksum; the file is damaged. Download it again.");
    }
}
