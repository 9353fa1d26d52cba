namespace Studio.Learning.Weights;

/// <summary>All weights that can be asked for by name.</summary>
public static class WeightCatalogue
{
    public static IReadOnlyList<PublishedWeights> All => Catalog.Of<PublishedWeights>();

    /// <exception cref="ArgumentException">No weights have this key; the sentence lists those there are.</exception>
    public static PublishedWeights Find(string key) => Catalog.Find<PublishedWeights>(key, "set of weights");

    /// <summary>The weights that fit a backbone, bundled ones first.</summary>
    public static IReadOnlyList<PublishedWeights> For(string backbone) =>
        [.. All.Where(w => w.Backbone == backbone).OrderByDescending(w => w.IsBundled)];
}
