using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>A whole transfer: split, weights in, the recipe on the training and validation sets, then the test set once with the chosen
/// weights.</summary>
public sealed class TransferRun(TransferTask task, RunScope? scope = null)
{
    private const int TopLossCount = 9;

    private readonly RunScope _scope = scope ?? new();

    /// <summary>Runs to the end, or until stopped; with a checkpoint the same task resumes from it. It exports the whole network with all
    /// that is needed to use it. A training that diverges after an epoch goes on with the weights of the best one.</summary>
    /// <exception cref="ArgumentException">The data have a single class.</exception>
    /// <exception cref="MemoryExceededException">It takes more memory than there is.</exception>
    public RunOutcome<TransferResult> Run()
    {
        if (OneClass.Sentence($"'{task.Data.Name}'", task.Data.Classes) is { } single)
            throw new ArgumentException(single);
        try
        {
            return Transfer();
        }
        catch (OperationCanceledException stopped) when (_scope.Control.IsStopped)
        {
            // One with a token comes from a wait, and has no sentence for people.
            return new RunOutcome<TransferResult>.Stopped(stopped.CancellationToken.CanBeCanceled ? "Stopped." : stopped.Message);
        }
    }

    private RunOutcome<TransferResult> Transfer()
    {
        var watch = Stopwatch.StartNew();
        var split = DataSplit.Of(task.Data.Items, task.Data.Classes.Count, task.Seed, task.LabelsPerClass, task.LeftOut);
        using var disposing = NewDisposeScope();
        using var networks = new TransferNetwork(task, split);
        task = networks.Task;
        var test = new TestPart(() => task.Data.Examples(split.Test, networks.Input));
        var checkpoints = _scope.Checkpoint is { } checkpoint ? new TransferCheckpoints(checkpoint.Path) : null;
        var training = new StageTraining(task, split, _scope) { CheckpointOf = stage => checkpoints is null ? null
            : CheckpointOf(stage, checkpoints) };
        var recipe = new RecipeTraining(task, networks, split, training, _scope);
        var (trained, outcome) = recipe.Run();
        using var network = trained;
        if (outcome.Status == RunStatus.Cancelled)
            return new RunOutcome<TransferResult>.Stopped(outcome.Sentence);
        if (outcome.BestEpoch is null)
            return new RunOutcome<TransferResult>.Diverged(outcome.Sentence);
        var temperature = Temperature(network, split, networks);
        training.Report(TransferWork.Testing, "testing", 0, split.Test.Count);
        using var examples = test.ReadOnce();
        var cost = training.Count.Cost(watch.Elapsed.TotalSeconds, OfOneItem(network, networks.Input));
        var predictions = Evaluation.Predict(network, examples, (done, all) => training.Report(TransferWork.Testing, "testing", done, all));
        if (!predictions.AreNumbers)
            return new RunOutcome<TransferResult>.Diverged(
                "The outputs on the test set are NaN or infinite: the weights have diverged. A lower learning rate may help.");
        var (damaged, scores) = (recipe.Damaged, ClassificationScores.Of(predictions.Confusion));
        int[] truth = [.. examples.Labels];
        var result = new TransferResult
        {
            Backbone = task.Backbone.Key,
            Recipe = task.Recipe,
            Seed = task.Seed,
            Parts = new(damaged.Without(split.Folds[0].Train), split.ValidatesOnTrain ? 0
                : split.Folds.Sum(f => damaged.Without(f.Validation)), examples.Count),
            Input = networks.Input,
            Status = outcome.Status,
            Sentence = outcome.Sentence,
            Epochs = outcome.Epochs,
            Accuracy = AccuracyInterval.Of((long)Math.Round(scores.Accuracy * scores.Items), scores.Items),
            Confusion = predictions.Confusion,
            Scores = scores,
            CalibrationError = ExpectedCalibrationError.Of(predictions.Probabilities, truth),
            AtTemperature = temperature is { } t ? Scaled(predictions.Probabilities, truth, t) : null,
            TopLosses = TopLosses.Of(predictions.Probabilities, truth, TopLossCount),
            Cost = cost,
            Problems = [.. damaged.Problems, .. examples.Problems.Problems],
            LoadReport = networks.Report,
            Evidence = Evidence(recipe.Evidence!, outcome, examples) with { DrawnSource = networks.DrawnSource },
            Kept = recipe.Kept,
        };
        if (_scope.ExportPath is { } path)
            new TransferBundle(task.Backbone.Key, task.Data.Classes, networks.Input, task.Recipe, task.Seed).Export(path, network);
        checkpoints?.Remove();
        return result;
    }

    private CheckpointFile CheckpointOf(TransferStage stage, TransferCheckpoints checkpoints)
    {
        var run = _scope.Checkpoint!;
        return run.File(Identity(stage)) with
        {
            Path = checkpoints.PathOf(stage),
            IsPart = stage is { Fold: not null, IsWarmUp: false },
            // The steps of a fold come before the first of the run.
            Written = step => run.Written(stage.Fold is null ? step : 0),
        };
    }

    private static TransferEvidence Evidence(LabelledEvidence labelled, TrainingOutcome outcome, ILabelledExamples test) => new(
        [.. outcome.Epochs.Select(Figures)], outcome.FirstEpoch,
        labelled.TrainCounts, labelled.TrainAccuracy,
        labelled.HighestTrainLosses, labelled.Inputs, labelled.StatisticsMoved,
        [.. test.ItemHashes().Where(t => labelled.Pictures.ContainsKey(t.Key))
            .Select(t => new CopiedItem(labelled.Pictures[t.Key], t.Value))])
    {
        HasDiverged = outcome.Status == RunStatus.Diverged,
    };

    private static EpochFigures Figures(TrainingEvent.EpochFinished epoch) => new(epoch.TrainLoss, epoch.Validation.Loss,
        ((ClassificationFigures)epoch.Validation).Scores.Accuracy);

    private double? Temperature(FeatureNetwork network, DataSplit split, TransferNetwork networks)
    {
        if (split.Folds is not [var only] || split.ValidatesOnTrain)
            return null;
        using var validation = task.Data.Examples(only.Validation, networks.Input);
        return validation.Count == 0 ? null : TemperatureScaling.Fit(Evaluation.Predict(network, validation).Probabilities,
            [.. validation.Labels]);
    }

    private static long OfOneItem(FeatureNetwork network, InputSpec input)
    {
        using var guard = no_grad();
        using var item = BlankInput.Of(input, 1, network.parameters().First().device);
        return MultiplyAdds.Of(network, () => network.call(item).Dispose());
    }

    private static AtTemperature Scaled(float[] probabilities, int[] truth, double temperature) =>
        new(temperature, ExpectedCalibrationError.Of(TemperatureScaling.Apply(probabilities, probabilities.Length / truth.Length,
            temperature), truth));

    private string Identity(TransferStage stage) => StudioJson.Write(new
    {
        backbone = task.Backbone.Key,
        weights = task.WeightsPath is { } path ? Path.GetFileName(path) : null,
        data = task.Data.Name,
        items = task.Data.Items.Count,
        recipe = task.Recipe,
        seed = task.Seed,
        labels = task.LabelsPerClass,
        steps = task.MaxSteps,
        leftOut = task.LeftOut.Count,
        stage = stage.Suffix,
    });
}
