using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;

namespace Studio.Worker.Cells;

/// <summary>Makes the task of a transfer, with the weights and, where the recipe needs it, the data set that
/// they were trained on.</summary>
internal static class TransferTasks
{
    /// <param name="model">Keys in the catalogue; without weights the network starts at random.</param>
    /// <returns>The caller owns its <see cref="TransferTask.Source"/>.</returns>
    public static TransferTask Of((Recipe Recipe, ulong Seed, int? MaxSteps) settings, ILabelledSet images, int? labels,
        IReadOnlyList<int> copies, (string Backbone, string? Weights) model, RunContext context)
    {
        var (backbone, weights) = model;
        var path = weights is null ? null : FetchedWeights.PathOf(weights, context);
        var source = settings.Recipe is Recipe.FineTuning { NeedsSourceImages: true } && weights is not null
            && FetchedWeights.Facts(weights, backbone, context).SourceDataset is { } set ? Datasets.Open(set) : null;
        return new(Catalog.Find<IBackbone>(backbone, "backbone"), path, images, settings.Recipe, settings.Seed, labels, settings.MaxSteps,
            source) { LeftOut = copies };
    }
}
