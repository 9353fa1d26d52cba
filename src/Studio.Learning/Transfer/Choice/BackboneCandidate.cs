using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Weights;

namespace Studio.Learning.Transfer.Choice;

/// <summary>A candidate for a transfer: a backbone and the file of its weights; without weights it is the random baseline.</summary>
public sealed record BackboneCandidate(IBackbone Backbone, PublishedWeights? Weights, string? WeightsPath)
{
    public string Title => Weights is null ? $"{Backbone.Title}, random" : $"{Backbone.Title}, {Weights.Key}";

    /// <summary>The backbones with bundled weights that can read the data, with each of these weights and with random ones.</summary>
    public static IReadOnlyList<(string Backbone, string? Weights)> BundledFor(ILabelledSet data)
    {
        PublishedWeights[] bundled = [.. WeightCatalogue.All.Where(w => w.IsBundled && data.Fits(w.Input))];
        var backbones = bundled.Select(w => w.Backbone).Distinct();
        return [.. bundled.Select(w => (w.Backbone, (string?)w.Key)), .. backbones.Select(backbone => (backbone, (string?)null))];
    }
}
