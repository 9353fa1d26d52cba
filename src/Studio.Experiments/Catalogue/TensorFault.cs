using System.Text.Json.Serialization;

namespace Studio.Experiments.Catalogue;

/// <summary>A tensor that does not fit between a file of weights and a network.</summary>
/// <param name="Expected">Shape in the network; null where the network has no such tensor.</param>
/// <param name="Found">Shape in the file; null where the file has no such tensor.</param>
public sealed record TensorFault(string Name, IReadOnlyList<long>? Expected, IReadOnlyList<long>? Found)
{
    /// <summary>One word for a table.</summary>
    [JsonIgnore]
    public string Kind => Expected is null ? "unexpected" : Found is null ? "missing" : "mis-shaped";
}
