using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class TransferRunTests
{
    private static readonly IBackbone s_backbone = Catalog.Find<IBackbone>("resnet20-cifar", "backbone");
    private static readonly OptimizerSettings s_quick = new OptimizerSettings.AdamW { LearningRate = 0.02 };

    public static TheoryData<Recipe> Recipes =>
    [
        new Recipe.FeatureExtraction { Epochs = 20, Optimizer = s_quick },
        new Recipe.FineTuning { Epochs = 12, HeadWarmUpEpochs = 1, BackboneLearningRate = 5e-3, BatchNorm = BatchNormPolicy.Adapt, Optimizer = new OptimizerSettings.AdamW { LearningRate = 5e-3 } },
        new Recipe.FeatureExtraction { Epochs = 20, Optimizer = s_quick, AugmentedViews = 2, Augmentation = new() { PadPixels = 2 } },
        new Recipe.FromScratch { Epochs = 12, Augmentation = new() { PadPixels = 2 }, Optimizer = new OptimizerSettings.AdamW { LearningRate = 5e-3 } },
    ];

    [Theory, MemberData(nameof(Recipes))]
    public void Run_EachRecipe_LearnsAndMeasuresTheTestPartAlone(Recipe recipe)
    {
        var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test);
        var before = Tensor.TotalCount;
        var events = new List<TrainingEvent>();

        var result = new TransferRun(new(s_backbone, null, images, recipe, 1)) { Emit = events.Add }.Run();

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal(new TransferParts(48, 12, 30), result.Parts);
        Assert.Equal(30, result.Scores.Items);
        Assert.InRange(result.Accuracy.Estimate, 0.6, 1);
        Assert.Equal(recipe.Epochs, result.Epochs.Count);
        Assert.Equal(recipe.Epochs, events.OfType<TrainingEvent.EpochFinished>().Count());
        Assert.InRange(Tensor.TotalCount, 0, before + WrappersOfANetwork());
    }

    [Fact]
    public void Run_DamagedImagesInEachPart_LearnsFromTheOthers()
    {
        // Items come in turns of three classes; every third turn is test.
        var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test) { Damaged = [0, 1, 6, 30, 33] };

        var result = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 20, Optimizer = s_quick }, 1)).Run();

        Assert.Equal(57, result.Parts.Fit + result.Parts.Choose);
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

        new TransferRun(new(s_backbone, null, images, new Recipe.FineTuning { Epochs = 1 }, 1, MaxSteps: 2)) { Emit = _ => seenEarly |= images.Decoded.Exists(test.Contains) }.Run();

        Assert.False(seenEarly);
        Assert.Equal(test.Count, images.Decoded.Count(test.Contains));
    }

    [Fact]
    public void Run_FewLabels_ChoosesByCrossValidationAndThenUsesAllOfThem()
    {
        var images = new Patches(40, DataPart.Train, DataPart.Test);
        var events = new List<TrainingEvent>();

        var result = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 10, Optimizer = s_quick }, 4, LabelsPerClass: 10)) { Emit = events.Add }.Run();

        Assert.Equal(30, result.Epochs[0].Confusion.Counts.Sum(row => row.Sum()));
        Assert.Equal(10, events.OfType<TrainingEvent.EpochFinished>().Count());
        Assert.Single(events.OfType<TrainingEvent.StatusChanged>(), e => e.Status == RunStatus.Completed);
    }

    [Fact]
    public void Run_SameSeedTwice_GivesTheSameFigures()
    {
        double[] Figures(ulong seed)
        {
            using var images = new Patches(20);
            var result = new TransferRun(new(s_backbone, null, images, new Recipe.FromScratch { Epochs = 2, HeadDropout = 0.3 }, seed, MaxSteps: 4)).Run();
            return [result.CalibrationError, .. result.Epochs.Select(e => e.ChooseLoss)];
        }

        Assert.Equal(Figures(1), Figures(1));
        Assert.NotEqual(Figures(1), Figures(2));
    }

    [Fact]
    public void Run_Stopped_LeavesACheckpointFromWhichItEndsAsUndisturbed()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "run.safetensors");
        var task = new TransferTask(s_backbone, null, new Patches(20, DataPart.Train, DataPart.Test), new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 1, BatchSize = 8 }, 1);
        var undisturbed = new TransferRun(task).Run();
        var control = new TrainingControl();
        void StopAtThird(TrainingEvent e)
        {
            if (e is TrainingEvent.Progressed { Step: >= 3 })
                control.Stop();
        }

        Assert.Throws<OperationCanceledException>(() => new TransferRun(task) { Control = control, CheckpointPath = path, Emit = StopAtThird }.Run());
        Assert.NotEmpty(folder.GetFiles());
        var result = new TransferRun(task) { CheckpointPath = path }.Run();

        Assert.Equal(undisturbed.Epochs.Select(e => (e.FitLoss, e.ChooseLoss)), result.Epochs.Select(e => (e.FitLoss, e.ChooseLoss)));
        Assert.Equal(undisturbed.CalibrationError, result.CalibrationError);
        Assert.Empty(folder.GetFiles());
        folder.Delete(true);
    }

    [Fact]
    public void Run_Export_OpensWithTheSameAnswers()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var images = new Patches(30, DataPart.Train, DataPart.Test);
        var result = new TransferRun(new(s_backbone, null, images, new Recipe.FeatureExtraction { Epochs = 10, Optimizer = s_quick }, 1)) { ExportPath = path }.Run();

        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights)!;
        var network = bundle.Open(weights);
        var test = Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test).ToArray();
        var predictions = Evaluation.Predict(network, new Studio.Learning.Data.ImageExamples(images, test, bundle.Preprocessing), stop: TestContext.Current.CancellationToken);

        File.Delete(path);
        Assert.Equal(result.Confusion.Counts, predictions.Confusion.Counts);
    }

    [Fact]
    public void Run_FromScratchWithWeights_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new TransferRun(new(s_backbone, "some.pth", new Patches(20), new Recipe.FromScratch(), 1)).Run());

        Assert.Contains("without pretrained weights", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>TorchSharp's layers leave one empty wrapper a parameter to the garbage collector when they are made; a run makes one network and a head.</summary>
    private static long WrappersOfANetwork()
    {
        var before = Tensor.TotalCount;
        using (var network = s_backbone.Build(10))
            network.ReplaceHead(3, 0);
        using (nn.Linear(64, 3))
            return Tensor.TotalCount - before;
    }
}
