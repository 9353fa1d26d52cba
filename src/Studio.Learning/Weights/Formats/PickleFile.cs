namespace Studio.Learning.Weights.Formats;

/// <summary>Reads a pickle of plain values, such as a vocabulary beside weights; nothing in it is executed.</summary>
internal static class PickleFile
{
    private const int MaxBytes = 64 << 20;
    private const byte ProtocolOpcode = 0x80;

    /// <summary>Numbers (long, double), texts, truths, null, lists, <see cref="PickleTuple"/>, <see cref="PickleDict"/> and
    /// <see cref="PickleInstance"/>.</summary>
    /// <param name="content">What is expected, for the sentence of a refusal: "a vocabulary".</param>
    /// <exception cref="WeightsFormatException">The file is no pickle, is damaged, or asks for code to be run.</exception>
    public static object? Read(string path, string content)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxBytes)
                throw new PickleFault($"it has {file.Length:N0} bytes; at most {MaxBytes:N0} are read.");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            if (bytes is not [ProtocolOpcode, ..])
                throw new PickleFault("it is no pickle of protocol 2 or later.");
            using var stream = new MemoryStream(bytes);
            var value = new PickleMachine(stream, bytes.Length, new PlainPickleCalls()).Read();
            return stream.Position == stream.Length ? value
                : throw new PickleFault($"{stream.Length - stream.Position} bytes follow after its end.");
        }
        catch (PickleFault fault)
        {
            throw new WeightsFormatException(path, fault.Message, fault, content);
        }
    }
}
