using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Carries a recipe out on fit and choose; the test part is not known here.</summary>
internal sealed class Teaching(TransferTask task, TransferNetwork networks, DataSplit split, Device device)
{
    private VisionNetwork? _network;

    public required Action<TrainingEvent> Emit { get; init; }

    public required TrainingControl Control { get; init; }

    public required Action<int, int> FeaturesProgress { get; init; }

    /// <summary>The checkpoint of a stage, or null to keep none.</summary>
    public required Func<TeachingStage, CheckpointFile?> CheckpointOf { get; init; }

    /// <summary>Known once the images have been decoded.</summary>
    public DamagedItems Damaged { get; private set; } = DamagedItems.None;

    /// <summary>The network with the chosen weights; the caller owns it.</summary>
    public (VisionNetwork Network, TrainingOutcome Outcome) Run()
    {
        try
        {
            var outcome = task.Recipe is Recipe.FeatureExtraction extraction ? Extract(extraction) : Tune();
            return (_network!, outcome);
        }
        catch
        {
            _network?.Dispose();
            throw;
        }
    }

    private TrainingOutcome Tune()
    {
        var pool = Pool();
        using var plain = new ImageExamples(task.Images, pool, networks.Preprocessing);
        Damaged = DamagedItems.Of(pool, plain);
        using var varied = task.Recipe.Augmentation is { } augmentation ? new ImageExamples(task.Images, pool, networks.Preprocessing, augmentation, task.Seed) : null;
        var rows = RowsOf(plain);
        return FoldedTeaching.Run(split, stage =>
        {
            _network?.Dispose();
            var network = _network = networks.Make(device);
            return Train(stage, network, StageGroups.Of(task.Backbone, network, task.Recipe),
                new ExamplesSubset(varied ?? plain, rows(stage.Fit)), new ExamplesSubset(plain, rows(stage.Choose)));
        });
    }

    private TrainingOutcome Extract(Recipe.FeatureExtraction recipe)
    {
        var network = _network = networks.Make(device);
        var pool = Pool();
        using var examples = new ImageExamples(task.Images, pool, networks.Preprocessing);
        Damaged = DamagedItems.Of(pool, examples);
        var rows = RowsOf(examples);
        using var features = Features(network, recipe, examples);                                                   // (V, N, D)
        return FoldedTeaching.Run(split, stage =>
        {
            using var scope = NewDisposeScope();
            var (fitRows, chooseRows) = (rows(stage.Fit), rows(stage.Choose));
            using var statistics = FeatureStatistics.Of(features[0].index_select(0, Numbers(fitRows)));
            var standard = statistics.Standardise(features);
            using var varied = new FeatureExamples(standard, examples.Labels, examples.Classes);
            using var plain = new FeatureExamples(standard.narrow(0, 0, 1), examples.Labels, examples.Classes);
            random.manual_seed((long)task.Seed);
            var head = nn.Linear(features.shape[2], task.Images.Classes.Count);
            using var probe = nn.Sequential(("dropout", nn.Dropout(recipe.HeadDropout)), ("head", head)).to(device);
            var result = Train(stage, probe, [new(StageGroups.Head, [.. probe.parameters()], [.. probe.children()], recipe.Optimizer.LearningRate, 0)],
                new ExamplesSubset(varied, fitRows), new ExamplesSubset(plain, chooseRows));
            if (stage.IsFinal)
                Fold(statistics, head, network);
            return result;
        });
    }

    private TrainingOutcome Train(TeachingStage stage, nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, ExamplesSubset fit, ExamplesSubset choose)
    {
        var labels = fit.Labels;
        var recipe = task.Recipe;
        // A fold has to run as long as any: where to stop is decided over all of them.
        var plan = new TrainingPlan(recipe.Epochs, recipe.BatchSize, task.Seed, recipe.Optimizer, recipe.Schedule, recipe.LabelSmoothing,
            recipe.ClassWeights ? ClassWeights.Of(labels, fit.Classes.Count) : null, stage.Choose.Count > 0 && split.Folds.Count > 1 ? 0 : recipe.EarlyStoppingPatience,
            ClassBalance.Of(labels, fit.Classes.Count).IsImbalanced, recipe.Precision, task.MaxSteps);
        return new TrainingLoop(network, groups, fit, stage.Pooled ?? (_ => Evaluation.Predict(network, choose).Figures), plan)
        {
            Emit = stage.IsFinal ? Emit : TellOfFold,
            Control = Control,
            Checkpoint = CheckpointOf(stage),
        }.Run();
    }

    /// <summary>Of a fold, viewers hear how far it is; its curves and its end are not the run's.</summary>
    private void TellOfFold(TrainingEvent happened)
    {
        if (happened is TrainingEvent.Progressed or TrainingEvent.Intervened or TrainingEvent.StatusChanged { Status: not RunStatus.Completed })
            Emit(happened);
    }

    /// <summary>View 0 shows the images as they are, the others as they are varied.</summary>
    private Tensor Features(VisionNetwork network, Recipe.FeatureExtraction recipe, ImageExamples plain)
    {
        var first = FeatureCache.Compute(network, plain, progress: TellOfFeatures);
        if (recipe.AugmentedViews == 0)
            return first;
        if (recipe.Augmentation is not { } augmentation)
            throw new ArgumentException($"{recipe.AugmentedViews} augmented views were asked for without saying how to vary the images. Set the recipe's augmentation.");
        using var scope = NewDisposeScope();
        using var examples = new ImageExamples(task.Images, plain.Items, networks.Preprocessing, augmentation, task.Seed);
        return cat([first, FeatureCache.Compute(network, examples, recipe.AugmentedViews, TellOfFeatures)], 0).MoveToOuterDisposeScope();
    }

    private void TellOfFeatures(int done, int all)
    {
        if (Control.IsStopped)
            throw new OperationCanceledException($"Stopped after the features of {done} of {all} images.");
        FeaturesProgress(done, all);
    }

    private static void Fold(FeatureStatistics statistics, TorchSharp.Modules.Linear head, VisionNetwork network)
    {
        using var guard = no_grad();
        var (weight, bias) = statistics.Fold(head.weight, head.bias!);
        var target = network.state_dict();
        target[network.HeadPrefix + ".weight"].copy_(weight);
        target[network.HeadPrefix + ".bias"].copy_(bias);
    }

    private int[] Pool() => [.. split.Folds.SelectMany(f => f.Fit.Concat(f.Choose)).Distinct().Order()];

    /// <summary>Where an item is among the examples; images that turned out damaged are not.</summary>
    private static Func<IReadOnlyList<int>, int[]> RowsOf(ImageExamples examples)
    {
        var row = examples.Items.Index().ToDictionary(p => p.Item, p => p.Index);
        return items => [.. items.Where(row.ContainsKey).Select(i => row[i])];
    }

    private static Tensor Numbers(int[] rows) => tensor(rows.Select(r => (long)r).ToArray());
}
