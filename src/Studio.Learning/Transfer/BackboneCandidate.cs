using Studio.Learning.Networks;
using Studio.Learning.Weights;

namespace Studio.Learning.Transfer;

/// <summary>A backbone that could be chosen, with the file of its weights; without both it is the random control.</summary>
public sealed record BackboneCandidate(IBackbone Backbone, PublishedWeights? Weights, string? WeightsPath)
{
    public string Title => Weights is null ? $"{Backbone.Title}, random" : $"{Backbone.Title}, {Weights.Key}";

    /// <summary>The backbones whose bundled weights compete, each with all of these and with none.</summary>
    public static IReadOnlyList<(string Backbone, string? Weights)> Bundled { get; } =
    [
        .. WeightCatalogue.All.Where(w => w.IsBundled).Select(w => (w.Backbone, (string?)w.Key)),
        .. WeightCatalogue.All.Where(w => w.IsBundled).Select(w => w.Backbone).Distinct().Select(backbone => (backbone, (string?)null)),
    ];
}
