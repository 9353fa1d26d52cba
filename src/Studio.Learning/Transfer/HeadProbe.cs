using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer.Features;
using Studio.Learning.Transfer.Heads;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Trains a head on features of the frozen backbone, which are computed once, and puts it into the network.</summary>
/// <remarks>The head trains on features that are standardised by the training set; in the network it takes them as they come.</remarks>
/// <param name="plain">The labelled images as they are.</param>
/// <param name="varied">The same images in the same order, varied from view to view; null where the recipe asks for no views.</param>
internal sealed class HeadProbe(ulong seed, Recipe.FeatureExtraction recipe, ILabelledExamples plain, ILabelledExamples? varied,
    InputSpec input, StageTraining training, FeatureStore? store) : IDisposable
{
    private const string Head = "head";
    private Tensor? _features;                                                                                      // (V, N, D)

    /// <summary>The network's head is the one of the best epoch afterwards.</summary>
    public TrainingOutcome Train(TransferStage stage, FeatureNetwork network)
    {
        _features ??= Features(network);
        using var scope = NewDisposeScope();
        var (trainRows, validationRows) = (plain.RowsOf(stage.Train), plain.RowsOf(stage.Validation));
        var trainIndex = tensor(trainRows.Select(r => (long)r).ToArray(), device: _features.device);
        using var statistics = FeatureStatistics.Of(_features[0].index_select(0, trainIndex));
        var standard = statistics.Standardise(_features);
        using var views = new FeatureExamples(standard, plain.Labels, plain.Classes) { Unit = plain.Unit };
        using var asTheyAre = new FeatureExamples(standard.narrow(0, 0, 1), plain.Labels, plain.Classes) { Unit = plain.Unit };
        random.manual_seed((long)seed);
        var head = RecipeHead.Make(recipe.Head, _features.shape[2], plain.Classes.Count);
        if (head is CosineHead cosine)
            cosine.Imprint(standard[0].index_select(0, trainIndex), [.. trainRows.Select(r => plain.Labels[r])]);
        using var probe = nn.Sequential(("dropout", nn.Dropout(recipe.HeadDropout)), (Head, head)).to(_features.device);
        var outcome = training.Run(stage, recipe, new()
        {
            Network = probe,
            Groups = [new(StageGroups.Head, [.. probe.parameters()], [.. probe.children()], recipe.Optimizer.LearningRate, 0)],
            Train = new ExamplesSubset(views, trainRows),
            Validation = new ExamplesSubset(asTheyAre, validationRows),
        });
        if (network is StageHeadNetwork reading)
            reading.Take(statistics, head);
        else
            Fold(statistics, (TorchSharp.Modules.Linear)head, network);
        return outcome;
    }

    /// <summary>The name of a parameter is one of the probe's, not of a whole network's.</summary>
    public static bool IsOfHead(string name) => name is Head + ".weight" or Head + ".bias";

    public void Dispose() => _features?.Dispose();

    private Tensor Features(FeatureNetwork network)
    {
        if (store is null)
            return Computed(network);
        var key = FeatureStore.KeyOf(network, plain, input, recipe, seed);
        if (store.Find(key) is { } kept)
            return kept.to(network.parameters().First().device);
        var features = Computed(network);
        store.Keep(key, features);
        return features;
    }

    /// <summary>View 0 shows the images as they are, the others as they are varied.</summary>
    private Tensor Computed(FeatureNetwork network)
    {
        var all = (1 + (varied is null ? 0 : recipe.AugmentedViews)) * plain.Count;
        training.Count.Forward += all;
        using var scope = NewDisposeScope();
        var first = FeatureCache.Compute(network, plain, progress: (done, _) => Report(done));
        if (varied is null)
            return first.DetachFromDisposeScope();
        return cat([first, FeatureCache.Compute(network, varied, recipe.AugmentedViews, (done, _) => Report(plain.Count + done))], 0)
            .DetachFromDisposeScope();

        void Report(int done) => training.Report(TransferWork.Features, "computing features", done, all);
    }

    private static void Fold(FeatureStatistics statistics, TorchSharp.Modules.Linear head, FeatureNetwork network)
    {
        using var guard = no_grad();
        var (weight, bias) = statistics.Fold(head.weight, head.bias!);
        var target = network.state_dict();
        target[network.HeadPrefix + ".weight"].copy_(weight);
        target[network.HeadPrefix + ".bias"].copy_(bias);
    }
}
