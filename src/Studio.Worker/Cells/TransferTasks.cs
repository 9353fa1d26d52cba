using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Notebooks.Cells;

namespace Studio.Worker.Cells;

/// <summary>Makes the task of a transfer cell, with the weights and, where the recipe looks back at them, the images of the
/// source.</summary>
internal static class TransferTasks
{
    /// <param name="model">Keys in the catalogue; without weights the network starts at random.</param>
    /// <returns>The caller owns its <see cref="TransferTask.Source"/>.</returns>
    public static TransferTask Of(Transfer cell, ulong seed, ILabelledSet images, int? labels, IReadOnlyList<int> copies,
        (string Backbone, string? Weights) model, RunContext context)
    {
        var (backbone, weights) = model;
        var path = weights is null ? null : FetchedWeights.PathOf(weights, context);
        var source = cell.Recipe is Recipe.FineTuning { NeedsSourceImages: true } && weights is not null
            && FetchedWeights.Facts(weights, backbone, context).SourceDataset is { } set ? Datasets.Open(set) : null;
        return new(Catalog.Find<IBackbone>(backbone, "backbone"), path, images, cell.Recipe, seed, labels, cell.MaxSteps,
            source) { LeftOut = copies };
    }
}
