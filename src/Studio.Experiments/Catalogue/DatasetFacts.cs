namespace Studio.Experiments.Catalogue;

/// <param name="IsBundled">It is there without a download.</param>
/// <param name="Classes">Empty where they are known only once it was fetched.</param>
public sealed record DatasetFacts(string Key, string Title, string Description, bool IsBundled, IReadOnlyList<string> Classes);
