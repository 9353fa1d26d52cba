using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data.Published;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks;
using Studio.Learning.Weights;
using Studio.Worker.Cells;

namespace Studio.Worker.Describing;

/// <summary>What there is to choose from. No network is built for it, so libtorch is not loaded.</summary>
public static class StudioFacts
{
    public static StudioCatalogue Catalogue() => new(
        [.. Catalog.Of<IBackbone>()
            .Select(b => new BackboneFacts(b.Key, b.Title, b.FeatureCount, b.PublishedClassCount, StagesOf(b), b.Input))],
        [.. WeightCatalogue.All.Select(Facts)],
        [.. Catalog.Of<ILabelledDataset>().Select(Facts)],
        CellRunners.All.ToDictionary(r => r.Kind, r => r.Version))
    {
        Pairs = [.. Catalog.Of<IPairDataset>().Select(p => new PairFacts(p.Key, p.Title, p.Description))],
    };

    /// <summary>From input to the published head, which is the last.</summary>
    public static IReadOnlyList<StageResult> StagesOf(IBackbone backbone) =>
        [.. backbone.Stages.Select(s => new StageResult(s.Name, s.Parameters)),
            new("head", backbone.HeadParameters(backbone.PublishedClassCount))];

    private static WeightsFacts Facts(PublishedWeights weights)
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var bytes = weights.IsBundled ? new FileInfo(store.PathOf(weights)).Length : weights.ApproximateBytes;
        return new(weights.Key, weights.Backbone, weights.Source, weights.License, weights.IsBundled, bytes, weights.Top1,
            weights.Classes.Names)
            { SourceDataset = weights.SourceDataset, IsHere = weights.IsBundled, Address = weights.Address?.AbsoluteUri };
    }

    private static DatasetFacts Facts(ILabelledDataset dataset)
    {
        if (dataset is PublishedDataset published)
            return new(dataset.Key, dataset.Title, dataset.Description, IsBundled: false, []) { Unit = published.Unit };
        using var images = dataset.Open();
        return new(dataset.Key, dataset.Title, dataset.Description, IsBundled: true, images.Classes) { Unit = images.Unit };
    }
}
