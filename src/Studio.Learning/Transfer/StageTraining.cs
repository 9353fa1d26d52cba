using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer.Regularisers;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Carries out the single trainings of a transfer: a recipe and a stage become a plan, and the loop does the rest.</summary>
internal sealed class StageTraining(TransferTask task, DataSplit split)
{
    public required Action<TrainingEvent> Emit { get; init; }

    public required TrainingControl Control { get; init; }

    /// <summary>The checkpoint of a stage, or null to keep none.</summary>
    public required Func<TeachingStage, CheckpointFile?> CheckpointOf { get; init; }

    public ImageCount Count { get; } = new();

    public bool WasBegun(TeachingStage stage) => CheckpointOf(stage) is { } file && File.Exists(file.Path);

    /// <param name="before">What was trained of the network already, if anything.</param>
    /// <param name="regulariser">What holds the network near what it knew, if anything.</param>
    /// <param name="watch">What to tell of the weights beside the choose figures, if anything.</param>
    public TrainingOutcome Run(TeachingStage stage, Recipe recipe, nn.Module<Tensor, Tensor> network, IReadOnlyList<ParameterGroup> groups, IExamples fit, IExamples choose,
        TrainingOutcome? before = null, IRegulariser? regulariser = null, Func<int, IReadOnlyList<MetricPoint>>? watch = null)
    {
        var classes = fit.Classes.Count;
        // A fold has to run as long as any: where to stop is decided over all of them.
        var plan = new TrainingPlan(recipe.Epochs, recipe.BatchSize, task.Seed, recipe.Optimizer, recipe.Schedule, recipe.LabelSmoothing,
            recipe.ClassWeights ? ClassWeights.Of(fit.Labels, classes) : null, stage.Choose.Count > 0 && split.Folds.Count > 1 ? 0 : recipe.EarlyStoppingPatience,
            ClassBalance.Of(fit.Labels, classes).IsImbalanced, recipe.Precision, task.MaxSteps);
        var outcome = new TrainingLoop(network, groups, fit, Judge, plan)
        {
            Emit = happened => Tell(stage, happened),
            Control = Control,
            // A wish that a fold took would never reach the weights that are kept.
            IsSteered = stage is { Fold: null, IsWarmUp: false },
            Checkpoint = CheckpointOf(stage),
            Before = before,
            Penalty = regulariser is null ? null : regulariser.Penalty,
            Watch = watch,
            InsteadOfOtherGroups = recipe is Recipe.FeatureExtraction ? "The backbone's features were computed once and are only read here; branch as fine-tuning to open its stages." : "",
        }.Run();
        // A head that trains on kept features sends none through the backbone.
        if (network is VisionNetwork)
        {
            var epochs = outcome.Epochs.Count - (before?.Epochs.Count ?? 0);
            Count.Trained += (long)epochs * fit.Count;
            Count.Forward += (long)epochs * choose.Count;
        }
        return outcome;

        ChooseFigures Judge(int epoch)
        {
            if (recipe is Recipe.FineTuning { BatchNorm: BatchNormPolicy.ReEstimate })
                BatchNormStatistics.ReEstimate(network, fit, epoch);
            return stage.Pooled?.Invoke(epoch) ?? Evaluation.Predict(network, choose).Figures;
        }
    }

    /// <summary>Of a fold, viewers hear how far it is, for its curves are not the run's; of a warm-up the curves, for its bar would be over before it is seen.</summary>
    private void Tell(TeachingStage stage, TrainingEvent happened)
    {
        var isTold = happened switch
        {
            TrainingEvent.StatusChanged { Status: RunStatus.Completed } => stage is { Fold: null, IsWarmUp: false },
            TrainingEvent.StatusChanged => true,
            TrainingEvent.Progressed => !stage.IsWarmUp,
            _ => stage.Fold is null,
        };
        if (isTold)
            Emit(happened);
    }
}
