using System.Security.Cryptography;

namespace Studio.Experiments.Runs;

/// <summary>A file kept under the SHA-256 of its content; it never changes.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Ending">"png" or "safetensors", without a dot.</param>
public sealed record ArtifactReference(string Sha256, string Ending, long Bytes)
{
    /// <summary>Where a browser finds it.</summary>
    public string Address => $"/artifacts/{Sha256}.{Ending}";

    public static ArtifactReference Of(ReadOnlySpan<byte> content, string ending) =>
        new(Convert.ToHexStringLower(SHA256.HashData(content)), ending, content.Length);
}
