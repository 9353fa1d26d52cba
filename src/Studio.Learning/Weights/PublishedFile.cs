using System.Security.Cryptography;

namespace Studio.Learning.Weights;

/// <summary>A file that a publisher keeps at an address: weights, or a piece of a data set.</summary>
/// <param name="Key">Name for people, in messages.</param>
public sealed record PublishedFile(string Key, string FileName, Uri Address)
{
    /// <summary>First hexadecimal digits of the SHA-256, as published; null where none is.</summary>
    public string? HashPrefix { get; init; }

    /// <summary>MD5 as published, against mistakes of the network only; null where none is.</summary>
    public string? Md5 { get; init; }

    /// <summary>Exact size, where it is known.</summary>
    public long? Bytes { get; init; }

    /// <summary>What to do with a file that was downloaded by hand, as the end of a sentence; null where that does not help.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Size good enough for a progress bar.</summary>
    public long? ApproximateBytes { get; init; }

    /// <summary>Whether the file at a path has the published SHA-256; true where none is known.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool Matches(string path)
    {
        if (HashPrefix is null)
            return true;
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file)).StartsWith(HashPrefix, StringComparison.Ordinal);
    }
}
