using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Data;

/// <summary>From encoded photos to a real network's answers, with our decoding, resizing and normalisation.</summary>
public sealed class RealImagesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("resnet20", 813)]
    [InlineData("resnet32", 822)]
    [InlineData("resnet56", 846)]
    public void Load_CifarAsJpegs_ClassifiesWithinHalfAPointOfTheReference(string name, int reference)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var images = ImageSets.Open(SharedFolder.Data("cifar10/cifar10-subset.zip"));
        int[] test = [.. Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test)];
        var backbone = Catalog.Find<IBackbone>(name + "-cifar", "backbone");
        using var network = backbone.Build(10);
        using var weights = WeightsFile.Read(SharedFolder.Data($"weights/cifar10/{name}.safetensors"));
        WeightsLoading.Load(network, weights);
        using var examples = new ImageExamples(images, test, (Preprocessing)backbone.Input);

        var correct = Ranks(network, examples, examples.Labels).Count(r => r == 0);

        output.WriteLine($"{name}: {correct} of {test.Length}");
        Assert.Empty(images.Report.Problems);
        Assert.Equal((5000, 1000), (images.Items.Count, test.Length));
        Assert.InRange(correct, reference - 5, reference + 5);
    }

    [Fact]
    public void Load_AntsAndBees_AreNamedByImageNetsWeights()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var images = ImageSets.Open(SharedFolder.Data("hymenoptera/hymenoptera.zip"));
        int[] validation = [.. Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Validation)];
        var backbone = Catalog.Find<IBackbone>("squeezenet1-0", "backbone");
        using var network = backbone.Build(1000);
        using var weights = SafeTensors.Read(SharedFolder.Data("weights/imagenet/squeezenet1_0-deepcompressed.safetensors"));
        WeightsLoading.Load(network, weights);
        using var examples = new ImageExamples(images, validation, (Preprocessing)backbone.Input);

        var ranks = Ranks(network, examples, [.. examples.Labels.Select(l => l == 0 ? 310 : 309)]);

        var (ants, bees) = (ranks[..70], ranks[70..]);
        output.WriteLine($"ants {ants.Count(r => r == 0)} and {ants.Count(r => r < 5)} of 70, "
            + $"bees {bees.Count(r => r == 0)} and {bees.Count(r => r < 5)} of {bees.Length}");
        Assert.Empty(images.Report.Problems);
        Assert.Equal(["ants", "bees"], images.Classes);
        Assert.Equal(70, examples.Labels.Count(l => l == 0));
        Assert.InRange(ants.Count(r => r == 0), 34, 36);
        Assert.InRange(ants.Count(r => r < 5), 55, 57);
        Assert.InRange(bees.Count(r => r == 0), 53, 55);
        Assert.InRange(bees.Count(r => r < 5), 72, 74);
    }

    [Fact]
    public void Load_EightPhotos_AgreesWithTorchvisionsPixels()
    {
        using var scope = NewDisposeScope();
        using var images = ImageSets.Open(SharedFolder.Data("hymenoptera/hymenoptera.zip"));
        using var reference = SafeTensors.Read(SharedFolder.Data("reference/squeezenet1_0-hymenoptera-8.safetensors"));
        var byName = images.Items.Index().ToDictionary(i => i.Item.Name, i => i.Index);
        int[] items = [.. reference.Metadata["names"].Split(';').Select(n => byName[n])];
        using var examples = new ImageExamples(images, items, new Preprocessing(256, 224, 3, [0, 0, 0], [1, 1, 1]));

        var difference = examples.Load([.. Enumerable.Range(0, 8)], epoch: 0).mul(255)
            .sub(reference["pixels"].to(ScalarType.Float32)).abs();

        output.WriteLine($"mean {difference.mean().item<float>():F4}, largest {difference.max().item<float>()}");
        Assert.InRange(difference.mean().item<float>(), 0, 0.5f);
    }

    [Fact]
    public void Load_MnistTest_IsReadByLeNetAsPublished()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var images = ImageSets.Open(SharedFolder.Data("mnist"));
        int[] test = [.. Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Test)];
        var backbone = Catalog.Find<IBackbone>("lenet5", "backbone");
        using var network = backbone.Build(10);
        using var weights = WeightsFile.Read(SharedFolder.Data("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth"));
        WeightsLoading.Load(network, weights);
        using var examples = new ImageExamples(images, test, (Preprocessing)backbone.Input);

        var correct = Ranks(network, examples, examples.Labels).Count(r => r == 0);

        output.WriteLine($"{correct} of {test.Length}");
        Assert.Equal((70_000, 10_000), (images.Items.Count, test.Length));
        Assert.InRange(correct, 9908 - 5, 9908 + 5);   // resized digits are rounded to whole levels
    }

    /// <summary>Place of the true class among all of an image, 0 for the highest.</summary>
    private static int[] Ranks(FeatureNetwork network, ImageExamples examples, IReadOnlyList<int> truth)
    {
        network.eval();
        var ranks = new List<int>();
        foreach (var batch in Enumerable.Range(0, examples.Count).Chunk(50))
        {
            using var scope = NewDisposeScope();
            var logits = network.call(examples.Load(batch, epoch: 0));
            var own = logits.gather(1, tensor(batch.Select(i => (long)truth[i]).ToArray()).unsqueeze(1));
            ranks.AddRange(logits.gt(own).sum(1).data<long>().Select(r => (int)r));
        }
        return [.. ranks];
    }
}
