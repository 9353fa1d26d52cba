using System.Text.Json.Serialization;

namespace Studio.Experiments.Catalogue;

/// <param name="Key">Name of published weights; "model:" and the SHA-256 of their file for those that a person stored here.</param>
/// <param name="Source">What they were trained on; of stored ones, their name.</param>
/// <param name="Bytes">Size of the file, as exactly as it is known; null if it is not.</param>
/// <param name="Top1">Published accuracy on the source in percent; null where none is published.</param>
public sealed record WeightsFacts(string Key, string Backbone, string Source, string License, bool IsBundled, long? Bytes, double? Top1,
    IReadOnlyList<string> Classes)
{
    private const string Stored = "model:";

    /// <summary>They can be used at once, without a download.</summary>
    public bool IsHere { get; init; } = IsBundled;

    /// <summary>Where the publisher keeps the file; null for bundled and stored weights.</summary>
    public string? Address { get; init; }

    [JsonIgnore]
    public bool IsStored => HashOf(Key) is not null;

    public static string StoredKey(string sha256) => Stored + sha256;

    /// <summary>SHA-256 of the file; null if the key is not that of stored weights.</summary>
    public static string? HashOf(string key) => key.StartsWith(Stored, StringComparison.Ordinal) ? key[Stored.Length..] : null;

    /// <summary>Key of the data set they were trained on, its classes in the order of the head;
    /// null where the studio does not have it.</summary>
    public string? SourceDataset { get; init; }
}
