namespace Studio.Experiments.Catalogue;

/// <param name="Bytes">Size of the file, as exactly as it is known; null if it is not.</param>
/// <param name="Top1">Published accuracy on the source in percent; null where none is published.</param>
public sealed record WeightsFacts(string Key, string Backbone, string Source, string License, bool IsBundled, long? Bytes, double? Top1, IReadOnlyList<string> Classes);
