using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Weights;

namespace Studio.Notebooks.Tests.Fakes;

/// <summary>What the real studio has to choose from.</summary>
internal static class SampleStudio
{
    public static StudioCatalogue Catalogue { get; } = new(
        [.. Catalog.Of<IBackbone>()
            .Select(b =>
                new BackboneFacts(b.Key, b.Title, b.FeatureCount, b.PublishedClassCount,
                    [.. b.Stages.Select(s => new StageResult(s.Name, s.Parameters)), new("head", b.HeadParameters(b.PublishedClassCount))],
                    b.Input))],
        [.. WeightCatalogue.All.Select(w => new WeightsFacts(w.Key, w.Backbone, w.Source, w.License, w.IsBundled, w.ApproximateBytes,
            w.Top1, w.Classes.Names) { SourceDataset = w.SourceDataset })],
        [.. Catalog.Of<ILabelledDataset>().Select(d => new DatasetFacts(d.Key, d.Title, d.Description, true, [])
            { Unit = d.Key.Split('-')[0] is "sentences" or "reviews" ? Tokenization.Unit : Preprocessing.Unit })],
        CellKind.All.ToDictionary(k => k.Kind, _ => 1));
}
