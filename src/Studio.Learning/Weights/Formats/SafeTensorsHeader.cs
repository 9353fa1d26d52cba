using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace Studio.Learning.Weights.Formats;

/// <summary>Header of a safetensors file, checked in full before one byte of data is touched.</summary>
/// <remarks>Layout: 8 bytes little-endian header length, that many bytes of JSON, then the tensors without a hole between them.</remarks>
internal sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorsHeader.Entry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    // The format allows 100 MB, which take 3 GB to read; a header of 8 MB names some fifty thousand tensors.
    private const int MaxHeaderBytes = 8_000_000;
    private const string MetadataName = "__metadata__";

    internal sealed record Entry(string Name, ScalarType Type, long[] Shape, long Begin, long End);

    internal static readonly IReadOnlyDictionary<string, (ScalarType Type, int Bytes)> Types = new Dictionary<string, (ScalarType, int)>
    {
        ["F64"] = (ScalarType.Float64, 8), ["F32"] = (ScalarType.Float32, 4), ["F16"] = (ScalarType.Float16, 2),
        ["BF16"] = (ScalarType.BFloat16, 2),
        ["I64"] = (ScalarType.Int64, 8), ["I32"] = (ScalarType.Int32, 4), ["I16"] = (ScalarType.Int16, 2), ["I8"] = (ScalarType.Int8, 1),
        ["U8"] = (ScalarType.Byte, 1), ["BOOL"] = (ScalarType.Bool, 1),
    };

    /// <summary>Length of the JSON from the first 8 bytes; throws a sentence if the file cannot hold it.</summary>
    internal static int Length(string file, ReadOnlySpan<byte> first8, long fileBytes)
    {
        if (first8.Length < 8)
            throw new WeightsFormatException(file, $"it has {fileBytes} bytes, a safetensors file has at least 10. Download it again.");
        var length = BitConverter.ToUInt64(first8);
        if (length > MaxHeaderBytes)
            throw new WeightsFormatException(file,
                $"its header claims {length} bytes, more than the {MaxHeaderBytes} allowed. It is no safetensors file.");
        if ((long)length > fileBytes - 8)
            throw new WeightsFormatException(file,
                $"its header claims {length} bytes but only {fileBytes - 8} follow. It is cut off; download it again.");
        return length < 2 ? throw new WeightsFormatException(file, "its header is empty; at least '{}' was expected.") : (int)length;
    }

    internal static SafeTensorsHeader Parse(string file, ReadOnlySpan<byte> json, long dataBytes)
    {
        if (json[0] != (byte)'{')
            throw new WeightsFormatException(file, "its header does not begin with '{'.");
        try
        {
            // The decoder throws on invalid UTF-8, which JsonDocument would only find when a string is read.
            using var document =
                JsonDocument.Parse(new UTF8Encoding(false, true).GetString(json), new JsonDocumentOptions { MaxDepth = 8 });
            return Read(file, document.RootElement, dataBytes);
        }
        // Half of a surrogate pair is found when a string is read.
        catch (InvalidOperationException fault)
        {
            throw new WeightsFormatException(file,
                "a name or text in its header is no valid Unicode (half of a surrogate pair). Save the weights anew.", fault);
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException)
        {
            throw new WeightsFormatException(file, $"its header is no valid JSON ({fault.Message})", fault);
        }
    }

    private static SafeTensorsHeader Read(string file, JsonElement root, long dataBytes)
    {
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw new WeightsFormatException(file, $"its header names '{property.Name}' twice.");
            if (property.Name == MetadataName)
                ReadMetadata(file, property.Value, metadata);
            else
                entries.Add(ReadEntry(file, property.Name, property.Value));
        }
        var end = 0L;
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != end)
                throw new WeightsFormatException(file,
                    $"the data of '{entry.Name}' begin at byte {entry.Begin}, those before it end at {end}; "
                        + "holes and overlaps are not allowed.");
            end = entry.End;
        }
        return end == dataBytes ? new(entries, metadata)
            : throw new WeightsFormatException(file,
                $"its header describes {end} bytes of data, the file holds {dataBytes}. It is cut off or has something appended.");
    }

    private static void ReadMetadata(string file, JsonElement value, Dictionary<string, string> metadata)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new WeightsFormatException(file, $"'{MetadataName}' is {value.ValueKind}, an object of texts was expected.");
        foreach (var item in value.EnumerateObject())
            if (item.Value.ValueKind != JsonValueKind.String || !metadata.TryAdd(item.Name, item.Value.GetString()!))
                throw new WeightsFormatException(file, $"'{MetadataName}.{item.Name}' is no text or is there twice.");
    }

    private static Entry ReadEntry(string file, string name, JsonElement value)
    {
        WeightsFormatException Wrong(string what) => new(file, $"tensor '{name}': {what}");
        if (value.ValueKind != JsonValueKind.Object)
            throw Wrong($"its description is {value.ValueKind}, an object was expected.");
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in value.EnumerateObject())
            if (field.Name is not ("dtype" or "shape" or "data_offsets") || !fields.TryAdd(field.Name, field.Value))
                throw Wrong($"the field '{field.Name}' is unknown or there twice.");
        if (fields.Count != 3)
            throw Wrong("one of dtype, shape and data_offsets is missing.");
        var typeName = fields["dtype"].ValueKind == JsonValueKind.String ? fields["dtype"].GetString()! : fields["dtype"].GetRawText();
        if (!Types.TryGetValue(typeName, out var type))
            throw Wrong($"the type {typeName} is not supported; known are {string.Join(", ", Types.Keys)}.");
        var shape = Numbers(fields["shape"]) ?? throw Wrong("its shape is no list of whole numbers from 0.");
        if (Numbers(fields["data_offsets"]) is not [var begin, var end] || begin > end)
            throw Wrong("data_offsets are not two rising whole numbers.");
        try
        {
            var bytes = shape.Aggregate((long)type.Bytes, (product, side) => checked(product * side));
            // A zero hides an overflow of the other sides, so these are multiplied by themselves as well.
            _ = shape.Where(side => side > 0).Aggregate((long)type.Bytes, (product, side) => checked(product * side));
            return bytes == end - begin ? new(name, type.Type, shape, begin, end)
                : throw Wrong($"shape [{string.Join(", ", shape)}] of {typeName} needs {bytes} bytes, its offsets give {end - begin}.");
        }
        catch (OverflowException)
        {
            throw Wrong($"shape [{string.Join(", ", shape)}] is too large for any file.");
        }
    }

    private static long[]? Numbers(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = new List<long>();
        foreach (var item in list.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= 0)
                numbers.Add(number);
            else
                return null;
        return [.. numbers];
    }
}
