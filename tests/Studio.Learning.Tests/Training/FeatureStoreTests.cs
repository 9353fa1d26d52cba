using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

public sealed class FeatureShelfTests : IDisposable
{
    private static readonly IBackbone s_backbone = Catalog.Find<IBackbone>("resnet20-cifar", "backbone");
    private readonly string _folder = Directory.CreateTempSubdirectory("features-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_SameBackboneAndImagesAgain_ComputesNoFeatureAndEndsTheSame()
    {
        var (first, computedFirst) = Run(new Recipe.FeatureExtraction { Epochs = 3 });
        var (second, computedSecond) = Run(new Recipe.FeatureExtraction { Epochs = 3 });

        Assert.Equal((true, false), (computedFirst, computedSecond));
        Assert.Equal(first.Confusion.Counts, second.Confusion.Counts);
        Assert.Equal(first.Epochs[^1].TrainLoss, second.Epochs[^1].TrainLoss);
    }

    [Fact]
    public void Run_WarmUpOfFineTuning_TakesWhatFeatureExtractionLeft()
    {
        Run(new Recipe.FeatureExtraction { Epochs = 1 });

        var (_, computed) = Run(new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 1 });

        Assert.False(computed);
    }

    [Theory]
    [InlineData(2UL, 0, 0)]
    [InlineData(1UL, 1, 0)]
    [InlineData(1UL, 0, 1)]
    public void Run_OtherWeightsStageOrViews_ComputesAnew(ulong seed, int skipped, int views)
    {
        Run(new Recipe.FeatureExtraction { Epochs = 1 });

        var (_, computed) = Run(new Recipe.FeatureExtraction { Epochs = 1, SkippedStages = skipped, AugmentedViews = views,
            Augmentation = views == 0 ? null : new() { PadPixels = 2 } }, seed);

        Assert.True(computed);
    }

    [Fact]
    public void Run_DamagedFile_ComputesAnewAndReplacesIt()
    {
        Run(new Recipe.FeatureExtraction { Epochs = 1 });
        var file = Assert.Single(Directory.GetFiles(_folder));
        File.WriteAllText(file, "no features");

        var (_, damaged) = Run(new Recipe.FeatureExtraction { Epochs = 1 });
        var (_, replaced) = Run(new Recipe.FeatureExtraction { Epochs = 1 });

        Assert.Equal((true, false), (damaged, replaced));
    }

    [Fact]
    public void Keep_BeyondTheLimit_LetsTheOldestGo()
    {
        using var features = zeros(1, 100, 10);
        var store = new FeatureStore(_folder, mostBytes: 9000);
        store.Keep("first", features);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "first.safetensors"), new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        store.Keep("second", features);

        store.Keep("third", features);

        Assert.Null(store.Find("first"));
        using var third = store.Find("third");
        Assert.NotNull(third);
    }

    /// <summary>Without weights the backbone is drawn by the seed, so another seed is another backbone.</summary>
    private (TransferResult Result, bool Computed) Run(Recipe recipe, ulong seed = 1)
    {
        using var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test);
        var computed = false;
        var result = new TransferRun(new(s_backbone, null, images, recipe, seed),
            new() { Features = new(_folder),
                Emit = e => computed |= e is TrainingEvent.Progressed { Doing: "computing features" } }).Run().Value;
        return (result, computed);
    }
}
