using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Heads;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Heads;

public sealed class StageHeadNetworkTests : IDisposable
{
    private static readonly OptimizerSettings s_quick = new OptimizerSettings.AdamW { LearningRate = 0.01 };
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"head-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_file);

    public static TheoryData<Recipe.FeatureExtraction> Readings =>
    [
        new Recipe.FeatureExtraction { SkippedStages = 1 },
        new Recipe.FeatureExtraction { SkippedStages = 3, Pooling = FeaturePooling.Flattened },
        new Recipe.FeatureExtraction { Head = new HeadSettings.Mlp { Width = 16 } },
        new Recipe.FeatureExtraction { Head = new HeadSettings.Cosine() },
        new Recipe.FeatureExtraction { SkippedStages = 2, Head = new HeadSettings.Cosine() },
    ];

    [Theory, MemberData(nameof(Readings))]
    public void Run_AnyStageUnderAnyHead_LearnsAndCanBeOpenedAgain(Recipe.FeatureExtraction reading)
    {
        using var images = new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test);
        var recipe = reading with { Epochs = 15, Optimizer = s_quick };
        var before = Tensor.TotalCount;

        var result = new TransferRun(new(Backbone("resnet20-cifar"), null, images, recipe, 1), new() { ExportPath = _file }).Run().Value;

        Assert.InRange(result.Accuracy.Estimate, 0.6, 1);
        Assert.InRange(Tensor.TotalCount, 0, before + 2 * StateOf("resnet20-cifar"));
        using var weights = WeightsFile.Read(_file);
        using var network = TransferBundle.Of(weights)!.Open(weights);
        using var test =
            ((ILabelledSet)images).Examples([.. Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test)],
                Backbone("resnet20-cifar").Input);
        Assert.Equal(result.Confusion.Counts,
            Evaluation.Predict(network, test, stop: TestContext.Current.CancellationToken).Confusion.Counts);
    }

    [Theory]
    [InlineData("resnet18", 224)]
    [InlineData("resnet50", 224)]
    [InlineData("vgg11-bn", 224)]
    [InlineData("squeezenet1-1", 224)]
    [InlineData("inception-v3", 299)]
    [InlineData("lenet5", 32)]
    public void Features_EachStageOfEachFamily_AreOneRowAnImage(string key, int side)
    {
        var backbone = Backbone(key);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = backbone.Build(backbone.PublishedClassCount);
        network.eval();
        var images = randn(2, ((Preprocessing)backbone.Input).Channels, side, side);

        foreach (var stage in backbone.Stages)
        {
            using var features = new StageReading(network, stage, FeaturePooling.Mean).Read(images);

            Assert.Equal(2, features.shape[0]);
            Assert.Equal(2, features.dim());
            Assert.True(features.isfinite().all().item<bool>());
            Assert.True(features.var([1]).sum().item<float>() > 0, $"{stage.Name} says nothing");
        }
    }

    [Fact]
    public void Run_MoreStagesLeftOutThanThereAre_IsRefusedWithTheirNumber()
    {
        using var images = new Patches(12, DataPart.Train, DataPart.Test);

        var refusal = Assert.Throws<ArgumentException>(() =>
            new TransferRun(new(Backbone("resnet20-cifar"), null, images, new Recipe.FeatureExtraction { SkippedStages = 4 }, 1)).Run());

        Assert.Contains("at most 3", refusal.Message, StringComparison.Ordinal);
    }

    private static IBackbone Backbone(string key) => Catalog.Find<IBackbone>(key, "backbone");

    private static int StateOf(string key)
    {
        using var network = Backbone(key).Build(3);
        return network.state_dict().Count;
    }
}
