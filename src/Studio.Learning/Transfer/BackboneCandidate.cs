using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Weights;

namespace Studio.Learning.Transfer;

/// <summary>A backbone that could be chosen, with the file of its weights; without both it is the random control.</summary>
public sealed record BackboneCandidate(IBackbone Backbone, PublishedWeights? Weights, string? WeightsPath)
{
    public string Title => Weights is null ? $"{Backbone.Title}, random" : $"{Backbone.Title}, {Weights.Key}";

    /// <summary>The backbones with bundled weights that can read the data, each with all of these weights and at random.</summary>
    public static IReadOnlyList<(string Backbone, string? Weights)> BundledFor(ILabelledSet data)
    {
        PublishedWeights[] bundled = [.. WeightCatalogue.All.Where(w => w.IsBundled && data.Fits(w.Input))];
        return [.. bundled.Select(w => (w.Backbone, (string?)w.Key)), .. bundled.Select(w => w.Backbone).Distinct().Select(backbone => (backbone, (string?)null))];
    }
}
