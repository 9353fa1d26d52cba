using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training.Statistics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training.Statistics;

public sealed class BatchNormStatisticsTests
{
    [Fact]
    public void ReEstimate_FirstNormalisation_HasTheMeanAndVarianceOfTheWholePart()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(3);
        network.train();
        var (convolution, normalisation) = ((Conv2d)network.named_modules().First(m => m.name == "conv1").module,
            (BatchNorm2d)network.named_modules().First(m => m.name == "bn1").module);
        using var images = new Patches(40);
        using var examples = new ImageExamples(images, [.. Enumerable.Range(0, 120)],
            (Preprocessing)Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Input);
        var before = Tensor.TotalCount;

        BatchNormStatistics.ReEstimate(network, examples, epoch: 0);

        // Fewer are left where the collector took some of an earlier test.
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 0);
        var maps = convolution.call(examples.Load(Enumerable.Range(0, 120).ToArray(), 0));
        Assert.True(normalisation.running_mean!.allclose(maps.mean([0, 2, 3]), rtol: 0, atol: 0.02));
        Assert.True(normalisation.running_var!.allclose(maps.var([0, 2, 3]), rtol: 0.05));
        Assert.DoesNotContain(network.modules(), m => m.training);
    }

    [Fact]
    public void ReEstimate_LayersInEvaluationMode_KeepTheirStatistics()
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(3);
        network.eval();
        using var images = new Patches(4);
        using var examples =
            new ImageExamples(images, [0, 1, 2, 3], (Preprocessing)Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Input);
        var statistics = network.named_buffers().First(b => b.name == "bn1.running_mean").buffer;
        var before = statistics.clone();

        BatchNormStatistics.ReEstimate(network, examples, epoch: 0);

        Assert.True(before.Equals(statistics));
    }
}
