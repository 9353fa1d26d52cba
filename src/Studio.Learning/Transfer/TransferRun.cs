using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Data;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>A whole transfer: split, weights in, the recipe on the training and validation sets, then the test part once with the chosen weights.</summary>
public sealed class TransferRun(TransferTask task)
{
    private const int TopLossCount = 9;

    /// <summary>Receives all events, on the calling thread.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <summary>Where the run keeps its checkpoints, from which it can resume; null keeps none. They are removed when it has ended by itself.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The run branches off another one: the checkpoint that it finds may come from other settings, as long as they train the same network.</summary>
    public bool IsBranch { get; init; }

    /// <summary>Least time between two checkpoints.</summary>
    public TimeSpan CheckpointInterval { get; init; } = Experiments.Runs.CheckpointInterval.Default;

    /// <summary>Called when a checkpoint has been written, with its step of the run; a fold's are before the run's first.</summary>
    public Action<int> CheckpointWritten { get; init; } = static _ => { };

    /// <summary>Where the whole network is written with all that is needed to use it; null writes nothing.</summary>
    public string? ExportPath { get; init; }

    /// <summary>Where features of frozen backbones are kept between runs; null computes them each time.</summary>
    public FeatureStore? Features { get; init; }

    public Device Device { get; init; } = CPU;

    /// <summary>Asked before anything trains; null lets every training begin.</summary>
    public MemoryBudget? Memory { get; init; }

    /// <exception cref="ArgumentException">The data have a single class.</exception>
    /// <exception cref="TrainingStoppedException">Stopped before the end; with a checkpoint the same task resumes from it.</exception>
    /// <exception cref="MemoryExceededException">It takes more memory than there is.</exception>
    /// <exception cref="TrainingDivergedException">The loss became NaN or infinite before any epoch had ended.</exception>
    public TransferResult Run()
    {
        if (OneClass.Sentence($"'{task.Data.Name}'", task.Data.Classes) is { } single)
            throw new ArgumentException(single);
        var watch = Stopwatch.StartNew();
        var split = DataSplit.Of(task.Data.Items, task.Data.Classes.Count, task.Seed, task.LabelsPerClass, task.LeftOut);
        using var scope = NewDisposeScope();
        using var networks = new TransferNetwork(task);
        var test = new TestPart(() => task.Data.Examples(split.Test, networks.Input));
        var checkpoints = CheckpointPath is { } path ? new TransferCheckpoints(path) : null;
        var training = new StageTraining(task, split)
        {
            Emit = Emit,
            Control = Control,
            Progress = new(task, split),
            CheckpointOf = stage => checkpoints is null ? null : new(checkpoints.PathOf(stage), CheckpointInterval, Identity(stage))
            {
                AcceptsOtherSettings = IsBranch,
                IsPart = stage is { Fold: not null, IsWarmUp: false },
                Written = step => CheckpointWritten(stage.Fold is null ? step : 0),
            },
        };
        var teaching = new RecipeTraining(task, networks, split, training, Device) { Store = Features, Memory = Memory };
        var (trained, outcome) = teaching.Run();
        using var network = trained;
        if (outcome.Status == RunStatus.Cancelled)
            throw new TrainingStoppedException(outcome.Sentence);
        if (outcome.BestEpoch is null)
            throw new TrainingDivergedException(outcome.Sentence);
        var temperature = Temperature(network, split, networks);
        training.Report(TransferWork.Testing, "testing", 0, split.Test.Count);
        using var examples = test.ReadOnce();
        var cost = training.Count.Cost(watch.Elapsed.TotalSeconds, OfOneItem(network, networks.Input));
        var predictions = Evaluation.Predict(network, examples, (done, all) => training.Report(TransferWork.Testing, "testing", done, all));
        if (!predictions.AreNumbers)
            throw new TrainingDivergedException("The outputs on the test images are NaN or infinite: the weights have diverged. A lower learning rate may help.");
        var result = Measure(predictions, examples, outcome, split, networks, teaching, temperature, cost);
        if (ExportPath is not null)
            new TransferBundle(task.Backbone.Key, task.Data.Classes, networks.Input, task.Recipe, task.Seed).Export(ExportPath, network);
        checkpoints?.Remove();
        return result;
    }

    private TransferResult Measure(Predictions predictions, ILabelledExamples examples, TrainingOutcome outcome, DataSplit split, TransferNetwork networks, RecipeTraining teaching, double? temperature, TransferCost cost)
    {
        var damaged = teaching.Damaged;
        var scores = ClassificationScores.Of(predictions.Confusion);
        int[] truth = [.. examples.Labels];
        return new(task.Backbone.Key, task.Recipe, task.Seed, outcome.Status, outcome.Sentence,
            new(damaged.Without(split.Folds[0].Train), split.ValidatesOnTrain ? 0 : split.Folds.Sum(f => damaged.Without(f.Validation)), examples.Count),
            AccuracyInterval.Of((long)Math.Round(scores.Accuracy * scores.Items), scores.Items), predictions.Confusion, scores,
            ExpectedCalibrationError.Of(predictions.Probabilities, truth), temperature is { } t ? Scaled(predictions.Probabilities, truth, t) : null,
            TopLosses.Of(predictions.Probabilities, truth, TopLossCount),
            outcome.Epochs, [.. damaged.Problems, .. examples.Problems.Problems], networks.Report, networks.Input, cost)
        {
            Evidence = Evidence(teaching.Evidence!, outcome, examples) with { DrawnSource = networks.DrawnSource },
            Kept = teaching.Kept,
        };
    }

    private static TransferEvidence Evidence(LabelledEvidence labelled, TrainingOutcome outcome, ILabelledExamples test) => new(
        [.. outcome.Epochs.Select(e => new EpochFigures(e.TrainLoss, e.ValidationLoss, e.ValidationAccuracy))], outcome.FirstEpoch, labelled.TrainCounts, labelled.TrainAccuracy,
        labelled.HighestTrainLosses, labelled.Inputs, labelled.StatisticsMoved,
        [.. test.ItemHashes().Where(t => labelled.Pictures.ContainsKey(t.Key)).Select(t => new CopiedItem(labelled.Pictures[t.Key], t.Value))])
    {
        HasDiverged = outcome.Status == RunStatus.Diverged,
    };

    private double? Temperature(FeatureNetwork network, DataSplit split, TransferNetwork networks)
    {
        if (split.Folds is not [var only] || split.ValidatesOnTrain)
            return null;
        using var validation = task.Data.Examples(only.Validation, networks.Input);
        return validation.Count == 0 ? null : TemperatureScaling.Fit(Evaluation.Predict(network, validation).Probabilities, [.. validation.Labels]);
    }

    private static long OfOneItem(FeatureNetwork network, InputSpec input)
    {
        using var guard = no_grad();
        using var item = BlankInput.Of(input, 1, network.parameters().First().device);
        return MultiplyAdds.Of(network, () => network.call(item).Dispose());
    }

    private static AtTemperature Scaled(float[] probabilities, int[] truth, double temperature) =>
        new(temperature, ExpectedCalibrationError.Of(TemperatureScaling.Apply(probabilities, probabilities.Length / truth.Length, temperature), truth));

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
