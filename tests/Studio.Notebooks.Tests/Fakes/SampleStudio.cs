using Studio.Experiments.Catalogue;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Weights;

namespace Studio.Notebooks.Tests.Fakes;

/// <summary>What the real studio has to choose from, but for facts that need a network to be built.</summary>
internal static class SampleStudio
{
    public static StudioCatalogue Catalogue { get; } = new(
        [.. Catalog.Of<IBackbone>().Select(b => new BackboneFacts(b.Key, b.Title, b.FeatureCount, b.PublishedClassCount, [], b.Preprocessing))],
        [.. WeightCatalogue.All.Select(w => new WeightsFacts(w.Key, w.Backbone, w.Source, w.License, w.IsBundled, w.ApproximateBytes, w.Top1, w.Classes.Names) { SourceDataset = w.SourceDataset })],
        [.. Catalog.Of<IImageDataset>().Select(d => new DatasetFacts(d.Key, d.Title, d.Description, true, []))],
        CellKind.All.ToDictionary(k => k.Kind, _ => 1));
}
