using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Splits;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Statistics;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Runs the single trainings of a transfer: a recipe and a stage become a task, and the loop trains it.</summary>
internal sealed class StageTraining(TransferTask task, DataSplit split, RunScope scope)
{
    /// <summary>The checkpoint of a stage, or null to keep none.</summary>
    public required Func<TransferStage, CheckpointFile?> CheckpointOf { get; init; }

    /// <summary>How far the whole transfer is.</summary>
    public TransferProgress Progress { get; } = new(task, split);

    /// <summary>Takes the place of the first training that is no warm-up, and ends the transfer there; null trains.</summary>
    public LearningRateFinder? RateTest { get; init; }

    /// <summary>How <see cref="RateTest"/> ended; null before.</summary>
    public RunOutcome<LearningRateCurve>? Curve { get; private set; }

    public ImageCount Count { get; } = new();

    public bool WasBegun(TransferStage stage) => CheckpointOf(stage) is { } file && File.Exists(file.Path);

    public TrainingOutcome Run(TransferStage stage, Recipe recipe, StageInputs inputs)
    {
        var (network, train, validation) = (inputs.Network, inputs.Train, inputs.Validation);
        var classes = train.Classes.Count;
        using var training = new Classification(network, inputs.Groups, train, new()
        {
            Epochs = recipe.Epochs,
            BatchSize = recipe.BatchSize,
            Seed = task.Seed,
            Optimizer = recipe.Optimizer,
            Schedule = recipe.Schedule,
            MaxSteps = task.MaxSteps,
            LabelSmoothing = recipe.LabelSmoothing,
            ClassWeights = recipe.ClassWeights ? ClassWeights.Of(train.Labels, classes) : null,
            Precision = recipe.Precision,
            // A fold has to run as long as any: where to stop is decided over all of them.
            EarlyStoppingPatience = stage.Validation.Count > 0 && split.Folds.Count > 1 ? 0 : recipe.EarlyStoppingPatience,
            SelectByMacroF1 = ClassBalance.Of(train.Labels, classes).IsImbalanced,
        })
        {
            Validation = Validate,
            Penalty = inputs.Regulariser is null ? null : inputs.Regulariser.Penalty,
            Watch = inputs.Watch,
            InsteadOfOtherGroups = recipe is Recipe.FeatureExtraction
                ? "The backbone's features were computed once and are only read here; branch as fine-tuning to unfreeze its stages." : "",
        };
        if (RateTest is not null && !stage.IsWarmUp)
        {
            Curve = RateTest.Run(training, task.Seed);
            return new(RunStatus.Cancelled, "Learning rates tested.", null, 0, []);
        }
        random.manual_seed((long)task.Seed);
        using var folding = NormalisationFolding.OfFrozen();
        var outcome = new TrainingLoop(training)
        {
            Emit = happened => Report(stage, happened),
            Control = scope.Control,
            // A request that a fold took would never reach the weights that are kept.
            IsSteered = stage is { Fold: null, IsWarmUp: false },
            Checkpoint = CheckpointOf(stage),
            Start = inputs.Earlier is null ? new(0, 0) : TrainingStart.After(inputs.Earlier),
        }.Run();
        // A head that trains on kept features sends none through the backbone.
        if (network is FeatureNetwork)
        {
            var epochs = outcome.Epochs.Count - (inputs.Earlier?.Epochs.Count ?? 0);
            Count.Trained += (long)epochs * train.Count;
            Count.Forward += (long)epochs * validation.Count;
        }
        return outcome;

        ClassificationFigures Validate(int epoch)
        {
            if (recipe is Recipe.FineTuning { BatchNorm: BatchNormPolicy.ReEstimate })
                BatchNormStatistics.ReEstimate(network, train, epoch);
            return stage.Pooled?.Invoke(epoch) ?? Evaluation.Predict(network, validation).Figures;
        }
    }

    /// <summary>So many images are done of something that is no training, but a part of the transfer.</summary>
    /// <exception cref="OperationCanceledException">The run is stopped; the message says how far it was.</exception>
    public void Report(string part, string doing, int done, int all)
    {
        if (scope.Control.IsStopped)
            throw new OperationCanceledException($"Stopped while {doing}: {done} of {all} {task.Backbone.Input.Items} were done.");
        if (Progress.Of(part, doing, done, all) is { } progressed)
            scope.Emit(progressed);
    }

    /// <summary>Of a fold, viewers see its loss and what its validation images say; learning rates and the end are reported for the
    /// training whose weights are kept.</summary>
    private void Report(TransferStage stage, TrainingEvent happened)
    {
        var fold = Progress.FoldOf(stage);
        switch (happened)
        {
            case TrainingEvent.StatusChanged { Status: RunStatus.Completed } when stage is not { Fold: null, IsWarmUp: false }:
                break;
            case TrainingEvent.StatusChanged:
                Progress.Wait();
                scope.Emit(happened);
                break;
            case TrainingEvent.Progressed progressed:
                scope.Emit(Progress.Of(stage, progressed));
                break;
            case TrainingEvent.Measured measured when fold is not null:
                if (measured.Points.Where(p => p.Series == SeriesNames.TrainLoss).ToArray() is { Length: > 0 } losses)
                    scope.Emit(new TrainingEvent.Measured(losses) { Fold = fold });
                break;
            default:
                scope.Emit(fold is null ? happened : happened with { Fold = fold });
                break;
        }
    }
}
