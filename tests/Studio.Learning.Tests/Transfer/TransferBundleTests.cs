using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Heads;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class TransferBundleTests : IDisposable
{
    private static readonly IBackbone s_squeezenet = Catalog.Find<IBackbone>("squeezenet1-0", "backbone");
    private static readonly Preprocessing s_small = Preprocessing.ImageNet with { ResizeSide = 64, CropSide = 64 };
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"bundle-{Guid.NewGuid():N}.safetensors");

    private string Again => _file + "-again";

    public void Dispose()
    {
        File.Delete(_file);
        File.Delete(Again);
    }

    [Fact]
    public void Open_ABundleOfNovember2026_AnswersAsItDid()
    {
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(FixtureFile.Path("bundles/2026-11-vgg-thin.safetensors"));
        var bundle = TransferBundle.Of(weights)!;
        using var network = bundle.Open(weights);
        network.eval();

        var logits = network.call(linspace(-1, 1, 3 * 32 * 32).reshape(1, 3, 32, 32));

        Assert.Equal(("sailboat", "flag", 1UL), (bundle.Classes[0], bundle.Classes[^1], bundle.Seed));
        Assert.Equal(40, Assert.IsType<Recipe.FeatureExtraction>(bundle.Recipe).Epochs);
        Assert.Equal([-2.10038f, 0.25368f, -0.49357f, 0.04104f, -0.06530f], logits.data<float>().ToArray()[..5],
            (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Export_ThenOpen_GivesTheSameLogitsAndTheSameDescription()
    {
        using var scope = NewDisposeScope();
        using var network = s_squeezenet.Build(1000);
        network.ReplaceHead(2, 0);
        network.eval();
        var bundle =
            new TransferBundle("squeezenet1-0", ["ants", "bees"], Preprocessing.ImageNet, new Recipe.FeatureExtraction { Epochs = 7 }, 4);

        bundle.Export(_file, network);
        using var weights = WeightsFile.Read(_file);
        var read = TransferBundle.Of(weights)!;
        using var again = read.Open(weights);

        Assert.Equal(bundle.Classes, read.Classes);
        Assert.Equal((bundle.Backbone, bundle.Input, bundle.Recipe, bundle.Seed), (read.Backbone, read.Input, read.Recipe, read.Seed));
        var images = randn(2, 3, 64, 64);
        Assert.True(network.call(images).allclose(again.call(images)));
    }

    [Fact]
    public void Open_ForAnotherBackbone_IsRefusedByName()
    {
        using var weights = new StateDict();
        var bundle = new TransferBundle("squeezenet1-0", ["ants", "bees"], Preprocessing.ImageNet, new Recipe.FeatureExtraction(), 0);

        var refusal = Assert.Throws<ArgumentException>(() => bundle.Open(weights, "resnet18"));

        Assert.Contains("squeezenet1-0", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InputFor_OtherThanTheWeightsOwn_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TransferBundle.InputFor(s_squeezenet, null, Preprocessing.Cifar));
        Assert.Equal(Preprocessing.ImageNet, TransferBundle.InputFor(s_squeezenet, null));
    }

    // SqueezeNet's published head has another name than the one that replaces it; a head on an earlier stage stands around the whole
    // network.
    public static TheoryData<string, Recipe> Exports =>
    [
        ("squeezenet1-1", new Recipe.FeatureExtraction()), ("squeezenet1-1", new Recipe.FeatureExtraction { SkippedStages = 1 }),
        ("resnet-thin", new Recipe.FromScratch()), ("resnet-thin", new Recipe.FeatureExtraction { Head = new HeadSettings.Mlp() }),
    ];

    [Theory, MemberData(nameof(Exports))]
    public void Export_AsTheStartOfAnotherTransfer_LeavesOnlyTheHeadBehind(string key, Recipe recipe)
    {
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        var images = new Patches(12, DataPart.Train, DataPart.Train, DataPart.Test);
        using (var scope = NewDisposeScope())
        {
            random.manual_seed(5);
            var first = RecipeHead.Put(backbone.Build(backbone.PublishedClassCount), backbone, s_small, recipe, 7, dropout: 0);
            new TransferBundle(key, ["a", "b", "c", "d", "e", "f", "g"], s_small, recipe, 5).Export(_file, first);
        }

        var result = new TransferRun(new(backbone, _file, images, new Recipe.FeatureExtraction { Epochs = 1 }, 1),
            new() { ExportPath = Again }).Run().Value;

        using var before = WeightsFile.Read(_file);
        using var after = WeightsFile.Read(Again);
        var stages = after.Names.Where(n => backbone.Stages.Any(s => s.Holds(n))).ToArray();
        Assert.True(result.LoadReport!.IsComplete);
        Assert.Equal(s_small, result.Input);
        Assert.NotEmpty(stages);
        Assert.All(stages, n => Assert.True(after[n].Equals(before.TryGet(n, out var plain) ? plain : before[$"backbone.{n}"])));
    }

    [Fact]
    public void Export_AsTheStartOfAFineTuning_CanBeLookedBackAt()
    {
        var images = new Patches(12, DataPart.Train, DataPart.Train, DataPart.Test);
        using (var scope = NewDisposeScope())
        {
            using var network = s_squeezenet.Build(1000);
            network.ReplaceHead(2, 0);
            new TransferBundle("squeezenet1-0", ["ants", "bees"], s_small, new Recipe.FineTuning(), 4).Export(_file, network);
        }

        var result = new TransferRun(new(s_squeezenet, _file, images,
            new Recipe.FineTuning { Regulariser = new Regulariser.LearningWithoutForgetting() }, 1, MaxSteps: 2)).Run().Value;

        Assert.Equal(RunStatus.Completed, result.Status);
    }

    [Fact]
    public void Of_PublishedWeights_HaveNoDescription()
    {
        using var weights = new StateDict();

        Assert.Null(TransferBundle.Of(weights));
    }
}
