namespace Studio.Experiments.Catalogue;

/// <param name="Bytes">Size of the file, as exactly as it is known; null if it is not.</param>
/// <param name="Top1">Published accuracy on the source in percent; null where none is published.</param>
public sealed record WeightsFacts(string Key, string Backbone, string Source, string License, bool IsBundled, long? Bytes, double? Top1, IReadOnlyList<string> Classes)
{
    /// <summary>Key of the data set they were trained on, its classes in the order of the head; null where the studio does not have it.</summary>
    public string? SourceDataset { get; init; }
}
