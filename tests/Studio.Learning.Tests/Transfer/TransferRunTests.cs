using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class TransferRunTests
{
    private static readonly IBackbone s_backbone = Catalog.Find<IBackbone>("resnet20-cifar", "backbone");
    private static readonly OptimizerSettings s_quick = new OptimizerSettings.AdamW { LearningRate = 0.02 };

    public static TheoryData<Recipe> Recipes =>
    [
        new Recipe.FeatureExtraction { Epochs = 20, Optimizer = s_quick },
        new Recipe.FineTuning { Epochs = 12, HeadWarmUpEpochs = 0, BackboneLearningRate = 5e-3, BatchNorm = BatchNormPolicy.Adapt,
            Optimizer = new OptimizerSettings.AdamW { LearningRate = 5e-3 } },
        new Recipe.FeatureExtraction { Epochs = 20, Optimizer = s_quick, AugmentedViews = 2, Augmentation = new() { PadPixels = 2 } },
        new Recipe.FromScratch
            { Epochs = 12, Augmentation = new() { PadPixels = 2 }, Optimizer = new OptimizerSettings.AdamW { LearningRate = 5e-3 } },
    ];

    [Theory, MemberData(nameof(Recipes))]
    public void Run_EachRecipe_LearnsAndMeasuresTheTestPartAlone(Recipe recipe)
    {
        var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test);
        var before = Tensor.TotalCount;
        var events = new List<TrainingEvent>();

        var result = new TransferRun(new(s_backbone, null, images, recipe, 1), new() { Emit = events.Add }).Run().Value;

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal(new TransferParts(48, 12, 30), result.Parts);
        Assert.Equal(30, result.Scores.Items);
        Assert.InRange(result.Accuracy.Estimate, 0.6, 1);
        Assert.NotNull(result.AtTemperature);
        Assert.Equal(recipe.Epochs, result.Epochs.Count);
        Assert.Equal(recipe.Epochs, events.OfType<TrainingEvent.EpochFinished>().Count());
        Assert.InRange(Tensor.TotalCount, 0, before + WrappersOfANetwork());
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Run_FrozenBackboneInTrainingMode_MovesItsStatisticsAndNoWeight(bool moving)
    {
        var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test);
        var folder = Directory.CreateTempSubdirectory("statistics").FullName;
        var (pretrained, export) = (Path.Combine(folder, "before.safetensors"), Path.Combine(folder, "after.safetensors"));
        using (var network = s_backbone.Build(s_backbone.PublishedClassCount))
            SafeTensors.Write(pretrained, network.state_dict());

        var result =
            new TransferRun(new(s_backbone, pretrained, images,
                new Recipe.FeatureExtraction { Epochs = 2, BatchSize = 4, MovingStatistics = moving }, 1),
                    new() { ExportPath = export }).Run().Value;

        using var before = WeightsFile.Read(pretrained);
        using var after = WeightsFile.Read(export);
        var moved = before.Names.Where(n => !n.StartsWith("linear", StringComparison.Ordinal)
            && !n.EndsWith("num_batches_tracked", StringComparison.Ordinal) && !before[n].Equals(after[n])).ToArray();
        Assert.Equal(moving, moved.Length > 0);
        Assert.All(moved, n => Assert.Contains("running_", n, StringComparison.Ordinal));
        Assert.Equal(moving, result.Evidence.StatisticsMoved!.Means > 1e-3);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Run_InputsThatAreNotNormalised_LeavesThatInTheEvidence()
    {
        var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test);
        TransferEvidence Evidence(InputScaling inputs) =>
            new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 1, Inputs = inputs },
                1)).Run().Value.Evidence;

        var (right, wrong) = (Evidence(InputScaling.OfTheWeights), Evidence(InputScaling.ZeroTo255));

        Assert.True(right.Inputs!.IsStandardised);
        Assert.InRange(wrong.Inputs!.Deviation.Average() / right.Inputs!.Deviation.Average(), 255 * .22, 255 * .23);
        Assert.Equal((48, 1), (right.TrainCounts.Sum(), right.Epochs.Count));
    }

    [Fact]
    public void Run_DamagedImagesInEachPart_LearnsFromTheOthers()
    {
        // Items come in turns of three classes; every third turn is test.
        var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test) { Damaged = [0, 1, 6, 30, 33] };

        var result = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 20, Optimizer = s_quick },
            1)).Run().Value;

        Assert.Equal(57, result.Parts.Train + result.Parts.Validation);
        Assert.Equal(28, result.Parts.Test);
        Assert.Equal(28, result.Scores.Items);
        Assert.Equal(5, result.Problems.Count);
        Assert.InRange(result.Accuracy.Estimate, 0.6, 1);
    }

    [Fact]
    public void Run_TestPart_IsDecodedAfterTheLastEpoch()
    {
        var images = new Patches(30, DataPart.Train, DataPart.Test);
        var test = Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test).ToHashSet();
        var seenEarly = false;

        new TransferRun(new(s_backbone, null, images, new Recipe.FineTuning { Epochs = 1 }, 1, MaxSteps: 2),
            new() { Emit = e => seenEarly |= e is not TrainingEvent.Progressed { Doing: "testing" }
                && images.Decoded.Exists(test.Contains) }).Run();

        Assert.False(seenEarly);
        Assert.Equal(test.Count, images.Decoded.Count(test.Contains));
    }

    [Fact]
    public void Run_FewLabels_ChoosesByCrossValidationAndThenUsesAllOfThem()
    {
        var images = new Patches(40, DataPart.Train, DataPart.Test);
        var events = new List<TrainingEvent>();

        var result = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 10, Optimizer = s_quick }, 4,
            LabelsPerClass: 10), new() { Emit = events.Add }).Run().Value;

        Assert.Null(result.AtTemperature);
        Assert.Equal(30, Validated(result.Epochs[0]));
        Assert.Equal(10, events.OfType<TrainingEvent.EpochFinished>().Count(e => e.Fold is null));
        Assert.Single(events.OfType<TrainingEvent.StatusChanged>(), e => e.Status == RunStatus.Completed);
    }

    [Fact]
    public void Run_SameSeedTwice_GivesTheSameFigures()
    {
        double[] Figures(ulong seed)
        {
            using var images = new Patches(20);
            var result = new TransferRun(new(s_backbone, null, images, new Recipe.FromScratch { Epochs = 2, HeadDropout = 0.3 }, seed,
                MaxSteps: 4)).Run().Value;
            return [result.CalibrationError, .. result.Epochs.Select(e => e.Validation.Loss)];
        }

        Assert.Equal(Figures(1), Figures(1));
        Assert.NotEqual(Figures(1), Figures(2));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Run_FineTuning_WarmsTheHeadAsFeatureExtractionTrainsIt(bool isVaried)
    {
        var images = new Patches(40, DataPart.Train, DataPart.Test);
        var extracted = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 5 }, 1)).Run().Value;
        var events = new List<TrainingEvent>();

        var tuned = new TransferRun(new(s_backbone, null, images,
            new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 5, Augmentation = isVaried ? new() { PadPixels = 2 } : null }, 1),
                new() { Emit = events.Add }).Run().Value;

        Assert.Equal(extracted.Epochs, tuned.Epochs.Take(5),
            (a, b) => (a.TrainLoss, a.Validation.Loss, a.IsBest) == (b.TrainLoss, b.Validation.Loss, b.IsBest));
        Assert.Equal(Enumerable.Range(0, 7), tuned.Epochs.Select(e => e.Epoch));
        Assert.Equal(tuned.Epochs, events.OfType<TrainingEvent.EpochFinished>());
        Assert.Equal(Enumerable.Range(1, tuned.Epochs[^1].Step),
            events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == "loss/train").Select(p => p.Step));
        Assert.Single(events.OfType<TrainingEvent.StatusChanged>(), e => e.Status == RunStatus.Completed);
    }

    [Fact]
    public void Run_BackboneThatOnlyGetsWorse_KeepsTheWarmedHeadOnTheBackboneAsItWas()
    {
        var images = new Patches(40, DataPart.Train, DataPart.Test);
        var extracted = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 20 }, 1)).Run().Value;
        var ruinous = new Recipe.FineTuning
            { Epochs = 1, HeadWarmUpEpochs = 20, BackboneLearningRate = 1, Optimizer = new OptimizerSettings.AdamW { LearningRate = 1 } };

        var tuned = new TransferRun(new(s_backbone, null, images, ruinous, 1)).Run().Value;

        Assert.InRange(tuned.Epochs.Last(e => e.IsBest).Epoch, 0, 19);
        Assert.Equal(extracted.Confusion.Counts, tuned.Confusion.Counts);
    }

    [Fact]
    public void Run_FineTuningWithFewLabels_EvaluatesEveryEpochByAllFolds()
    {
        var images = new Patches(40, DataPart.Train, DataPart.Test);
        var events = new List<TrainingEvent>();

        var result = new TransferRun(new(s_backbone, null, images, new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 3 }, 4,
            LabelsPerClass: 10), new() { Emit = events.Add }).Run().Value;

        Assert.Equal(5, result.Epochs.Count);
        Assert.All(result.Epochs, e => Assert.Equal(30, Validated(e)));
        Assert.Equal(result.Epochs, events.OfType<TrainingEvent.EpochFinished>().Where(e => e.Fold is null));
    }

    [Fact]
    public void Run_FewLabels_SaysWhichFoldItIsInAndHowFarTheWholeIs()
    {
        var events = new List<TrainingEvent>();

        new TransferRun(new(s_backbone, null, new Patches(40, DataPart.Train, DataPart.Test),
            new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 3 }, 4, LabelsPerClass: 10), new() { Emit = events.Add }).Run();

        var progress = events.OfType<TrainingEvent.Progressed>().ToArray();
        Assert.Equal(["computing features", "fold 1 of 5, warm-up "
            + "epoch 1 of 3", "fold 1 of 5, warm-up epoch 2 of 3", "fold 1 of 5, warm-up epoch 3 of 3", "fold 1 of 5, epoch 1 of 2",
            "fold 1 of 5, epoch 2 of 2",
            "fold 2 of 5, warm-up epoch 1 of 3"], progress.Select(p => p.Doing!).Distinct().Take(7));
        Assert.Equal(["final training on all 30 labels, epoch 1 of 2", "final training on all 30 labels, epoch 2 of 2", "testing"],
            progress.Select(p => p.Doing!).Distinct().TakeLast(3));
        Assert.Equal(progress.Select(p => p.Share!.Value).Order(), progress.Select(p => p.Share!.Value));
        Assert.Equal(1, progress[^1].Share!.Value, 1e-9);
    }

    [Fact]
    public void Run_FewLabels_ReportsEachFoldsCurveApartFromTheKeptOne()
    {
        var events = new List<TrainingEvent>();

        var result = new TransferRun(new(s_backbone, null, new Patches(40, DataPart.Train, DataPart.Test),
            new Recipe.FeatureExtraction { Epochs = 3 }, 4, LabelsPerClass: 10), new() { Emit = events.Add }).Run().Value;

        Assert.Equal([1, 2, 3, 4, 5],
            events.OfType<TrainingEvent.EpochFinished>().Where(e => e.Fold is not null).Select(e => e.Fold!.Number).Distinct());
        Assert.Equal(Enumerable.Range(1, result.Epochs[^1].Step),
            events.OfType<TrainingEvent.Measured>().Where(e => e.Fold is null).SelectMany(e => e.Points)
                .Where(p => p.Series == "loss/train").Select(p => p.Step));
        Assert.All(events.OfType<TrainingEvent.Measured>().Where(e => e.Fold is not null).SelectMany(e => e.Points),
            p => Assert.Equal("loss/train", p.Series));
    }

    /// <summary>Told are the begin of every training and the end of every epoch of the kept one: six of the warm-up,
    /// two with the backbone open. With few labels five folds come first, each with both trainings.</summary>
    [Theory, InlineData(null, 4), InlineData(null, 8), InlineData(null, 9), InlineData(8, 1), InlineData(8, 2), InlineData(8, 10),
        InlineData(8, 13), InlineData(8, 18)]
    public void Run_Stopped_LeavesCheckpointsFromWhichItEndsWithTheSameWeights(int? labels, int stopAfter)
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "run.safetensors");
        var task = new TransferTask(s_backbone, null, new Patches(40, DataPart.Train, DataPart.Test),
            new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 6, BatchSize = 8, HeadDropout = 0.2 }, 1, labels);
        var undisturbed = new TransferRun(task, new() { ExportPath = path + ".undisturbed" }).Run().Value;
        var control = new TrainingControl();
        var told = 0;
        void StopInTime(TrainingEvent e)
        {
            if (e is TrainingEvent.StatusChanged { Status: RunStatus.Running } or TrainingEvent.EpochFinished { Fold: null }
                && ++told == stopAfter)
                control.Stop();
        }

        Assert.IsType<RunOutcome<TransferResult>.Stopped>(new TransferRun(task,
            new() { Control = control, Emit = StopInTime, Checkpoint = new(path) }).Run());
        Assert.True(new TransferCheckpoints(path).Exist);
        random.manual_seed(99);
        var result = new TransferRun(task, new() { ExportPath = path + ".gone-on", Checkpoint = new(path) }).Run().Value;

        Assert.Equal(undisturbed.Epochs.Select(e => (e.Step, e.TrainLoss, e.Validation.Loss, e.IsBest)),
            result.Epochs.Select(e => (e.Step, e.TrainLoss, e.Validation.Loss, e.IsBest)));
        Assert.Equal(File.ReadAllBytes(path + ".undisturbed"), File.ReadAllBytes(path + ".gone-on"));
        Assert.False(new TransferCheckpoints(path).Exist);
        folder.Delete(true);
    }

    [Fact]
    public void Run_Export_OpensWithTheSameAnswers()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var images = new Patches(30, DataPart.Train, DataPart.Test);
        var result = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 10, Optimizer = s_quick }, 1),
            new() { ExportPath = path }).Run().Value;

        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights)!;
        var network = bundle.Open(weights);
        var test = Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test).ToArray();
        var predictions = Evaluation.Predict(network, ((Studio.Learning.Data.Sets.ILabelledSet)images).Examples(test, bundle.Input),
            stop: TestContext.Current.CancellationToken);

        File.Delete(path);
        Assert.Equal(result.Confusion.Counts, predictions.Confusion.Counts);
    }

    [Fact]
    public void Run_StageOpenedThatTheRecipeLeftClosed_Trains()
    {
        var (name, path) = (s_backbone.Stages[0].Name, Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors"));
        byte[] First(Intervention? asked, out string told)
        {
            var (control, events) = (new TrainingControl(), new List<TrainingEvent>());
            if (asked is not null)
                control.Ask(asked);
            new TransferRun(new(s_backbone, null, new Patches(40, DataPart.Train, DataPart.Test),
                new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 1, UnfrozenStages = 1, BackboneLearningRate = 0.01,
                    BatchNorm = BatchNormPolicy.Adapt }, 1), new() { Control = control, ExportPath = path, Emit = events.Add }).Run();
            told = events.OfType<TrainingEvent.Intervened>().SingleOrDefault()?.Sentence ?? "";
            using var weights = WeightsFile.Read(path);
            var first = weights["conv1.weight"].bytes.ToArray();
            File.Delete(path);
            return first;
        }

        var closed = First(null, out _);
        var opened = First(new Intervention.Unfrozen(name), out var sentence);

        Assert.NotEqual(closed, opened);
        Assert.StartsWith($"'{name}' unfrozen", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WishDuringTheFolds_IsCarriedOutInTheTrainingThatIsKept()
    {
        var (control, events) = (new TrainingControl(), new List<TrainingEvent>());
        control.Ask(new Intervention.RatesScaled(0.5));

        var result =
            new TransferRun(new(s_backbone, null, new Patches(20, DataPart.Train, DataPart.Test),
                new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 2 }, 1, LabelsPerClass: 8),
                    new() { Control = control, Emit = events.Add }).Run().Value;

        Assert.Equal(result.Epochs[1].Step, Assert.Single(events.OfType<TrainingEvent.Intervened>()).Step);
        Assert.Equal(5e-5,
            events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == "learning-rate"
                && p.Step > result.Epochs[1].Step).Max(p => p.Value), 1e-9);
    }

    [Fact]
    public void Run_FeatureExtractionAskedToOpenAStage_SaysWhatToDoInstead()
    {
        var (control, events) = (new TrainingControl(), new List<TrainingEvent>());
        control.Ask(new Intervention.Unfrozen(s_backbone.Stages[^1].Name));

        new TransferRun(new(s_backbone, null, new Patches(40, DataPart.Train, DataPart.Test), new Recipe.FeatureExtraction { Epochs = 1 },
            1), new() { Control = control, Emit = events.Add }).Run();

        Assert.Contains("branch as fine-tuning", Assert.Single(events.OfType<TrainingEvent.Intervened>()).Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FromScratchWithWeights_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            new TransferRun(new(s_backbone, "some.pth", new Patches(20), new Recipe.FromScratch(), 1)).Run());

        Assert.Contains("without pretrained weights", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>TorchSharp's layers leave one empty wrapper a parameter to the garbage collector when they are made; a run makes one
    /// network and a head.</summary>
    private static long WrappersOfANetwork()
    {
        var before = Tensor.TotalCount;
        using (var network = s_backbone.Build(10))
            network.ReplaceHead(3, 0);
        using (nn.Linear(64, 3))
            return Tensor.TotalCount - before;
    }

    private static long Validated(TrainingEvent.EpochFinished epoch) =>
        ((ClassificationFigures)epoch.Validation).Confusion.Counts.Sum(row => row.Sum());
}
