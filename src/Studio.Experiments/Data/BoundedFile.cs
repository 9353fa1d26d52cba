namespace Studio.Experiments.Data;

/// <summary>Reads files that a person names, which may be longer than memory, or a device that never ends.</summary>
public static class BoundedFile
{
    private const int Piece = 1 << 16;

    /// <summary>All bytes; null where there are more than <paramref name="most"/>. The length that a file states is not trusted.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[]? Read(string path, long most)
    {
        using var file = File.OpenRead(path);
        var stated = file.CanSeek ? file.Length : 0;
        if (stated > most)
            return null;
        using var bytes = new MemoryStream((int)stated);
        var piece = new byte[Piece];
        while (file.Read(piece) is > 0 and var read)
        {
            if (bytes.Length + read > most)
                return null;
            bytes.Write(piece, 0, read);
        }
        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }
}
