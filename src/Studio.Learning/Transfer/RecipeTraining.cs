using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Trains by a recipe on the training and validation sets; the test set is not known here.</summary>
/// <remarks>Fine-tuning trains the head first, exactly as feature extraction does, and then unfreezes the backbone: a new head sends
/// gradients through the backbone that bend its features before they are of any use. Kumar et al.,
/// "Fine-Tuning can Distort Pretrained Features and
/// Underperform
/// Out-of-Distribution", ICLR 2022, arXiv:2202.10054 (LP-FT, section 3.4). Departure: the head alone stays among the weights to choose
/// from.</remarks>
internal sealed class RecipeTraining(TransferTask task, TransferNetwork networks, DataSplit split, StageTraining training, RunScope scope)
{
    private FeatureNetwork? _network;

    /// <summary>Known once the images have been decoded.</summary>
    public DamagedItems Damaged { get; private set; } = DamagedItems.None;

    /// <summary>Null until a network was trained.</summary>
    public LabelledEvidence? Evidence { get; private set; }

    /// <summary>What the chosen weights still know of their source task; null where the recipe does not watch it.</summary>
    public SourceAccuracy? Kept { get; private set; }

    /// <summary>The network with the chosen weights; the caller owns it.</summary>
    /// <exception cref="ArgumentException">The recipe asks for augmented views without an augmentation.</exception>
    public (FeatureNetwork Network, TrainingOutcome Outcome) Run()
    {
        try
        {
            int[] pool = [.. split.Folds.SelectMany(f => f.Train.Concat(f.Validation)).Distinct().Order()];
            using var plain = task.Data.Examples(pool, networks.Input);
            Damaged = DamagedItems.Of(pool, plain);
            using var varied = Varied(plain.Items);
            var outcome = task.Recipe is Recipe.FeatureExtraction { MovingStatistics: false } extraction
                ? Extract(extraction, plain, varied) : Tune(plain, varied);
            if (outcome is { Status: not RunStatus.Cancelled, BestEpoch: not null })
                Evidence = LabelledEvidence.Of(task, networks, split.Folds is [var only] ? only.Train : split.Labelled, plain, _network!,
                    scope.Device);
            return (_network!, outcome);
        }
        catch
        {
            _network?.Dispose();
            throw;
        }
    }

    private TrainingOutcome Extract(Recipe.FeatureExtraction recipe, ILabelledExamples plain, ILabelledExamples? varied)
    {
        var network = _network = networks.Make(scope.Device);
        scope.Memory?.ExpectFeatures((1L + recipe.AugmentedViews) * plain.Count * task.Backbone.FeatureCount * sizeof(float));
        using var probe = new HeadProbe(networks.HeadSeed, recipe, plain, varied, networks.Input, training, scope.Features);
        return CrossValidation.Run(split, stage => probe.Train(stage, network));
    }

    private TrainingOutcome Tune(ILabelledExamples plain, ILabelledExamples? varied)
    {
        using var probe = WarmUpRecipe.Of(task.Recipe) is { } recipe
            ? new HeadProbe(networks.HeadSeed, recipe, plain, null, networks.Input, training, scope.Features) : null;
        using var memory = SourceMemory.Of(task, networks, scope.Device);
        var outcome = CrossValidation.Run(split, stage =>
        {
            _network?.Dispose();
            var network = _network = networks.Make(scope.Device);
            scope.Memory?.Expect(NeedOf(network), task.Backbone.Title);
            // A stage that was begun has the warmed head in its checkpoint.
            var warmed = training.WasBegun(stage) ? null : probe?.Train(stage with { IsWarmUp = true }, network);
            if (warmed is { Status: not RunStatus.Completed })
                return warmed;
            using var regulariser = memory?.Regulariser(network);
            return training.Run(stage, task.Recipe, new()
            {
                Network = network,
                Groups = StageGroups.Of(task.Backbone, network, task.Recipe),
                Train = new ExamplesSubset(varied ?? plain, plain.RowsOf(stage.Train)),
                Validation = new ExamplesSubset(plain, plain.RowsOf(stage.Validation)),
                Earlier = warmed,
                Regulariser = regulariser,
                Watch = stage.Fold is null ? memory?.Meter(network) : null,
            });
        });
        Kept = outcome.BestEpoch is null ? null : memory?.Kept(_network!);
        return outcome;
    }

    private TrainingMemory NeedOf(FeatureNetwork network)
    {
        using var disposing = NewDisposeScope();
        var groups = StageGroups.Of(task.Backbone, network, task.Recipe);
        return TrainingMemory.Of(network, groups, task.Recipe.Optimizer, task.Recipe.BatchSize,
            BlankInput.Of(networks.Input, 1, scope.Device));
    }

    /// <summary>Null where the recipe shows the images as they are.</summary>
    private ILabelledExamples? Varied(IReadOnlyList<int> items) => task.Recipe switch
    {
        Recipe.FeatureExtraction { AugmentedViews: 0 } => null,
        Recipe.FeatureExtraction { AugmentedViews: var views, Augmentation: null } =>
            throw new ArgumentException($"{views} augmented views need data augmentation. Set the recipe's augmentation."),
        { Augmentation: { } augmentation } => task.Data.Examples(items, networks.Input, augmentation, task.Seed),
        _ => null,
    };
}
