using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Transfer.Features;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Measures;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void Fit_TwoClouds_IsStationaryAndSeparatesThem()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var labels = Enumerable.Range(0, 60).Select(i => i % 2).ToArray();
        var y = tensor(labels.Select(l => (long)l).ToArray());
        var x = randn(60, 5, generator: generator) + y.to(ScalarType.Float32).unsqueeze(1) * 1.5f;

        var (weight, bias) = LogisticRegression.Fit(x, labels, 2, l2: 0.1);

        // At the minimum the gradient of the data and that of the penalty cancel.
        var errors = nn.functional.linear(x, weight, bias).softmax(1) - nn.functional.one_hot(y, 2);
        var gradient = errors.t().mm(x) / 60 + 0.1 * weight;
        Assert.True(gradient.abs().max().item<float>() < 1e-5);
        Assert.True(errors.sum([0]).abs().max().item<float>() < 1e-3);
        Assert.True(nn.functional.linear(x, weight, bias).argmax(1).eq(y).sum().item<long>() > 52);
    }

    [Fact]
    public void Fit_SqueezeNetFeaturesOfAllTrainPhotos_NamesTheValidationPhotosAsTheReferenceDoes()
    {
        using var scope = NewDisposeScope();
        var backbone = Catalog.Find<IBackbone>("squeezenet1-0", "backbone");
        using var images = ImageSets.Open(SharedFolder.Data("hymenoptera/hymenoptera.zip"));
        using var network = backbone.Build(backbone.PublishedClassCount);
        using (var weights = WeightsFile.Read(SharedFolder.Data("weights/imagenet/squeezenet1_0-deepcompressed.safetensors")))
            WeightsLoading.Load(network, weights, network.HeadPrefix);
        using var all = new ImageExamples(images, [.. Enumerable.Range(0, images.Items.Count)], (Preprocessing)backbone.Input);
        // (397, 512)
        var features = FeatureCache.Compute(network, all, stop: TestContext.Current.CancellationToken)[0];
        var (train, held) = (Rows(DataPart.Train), Rows(DataPart.Validation));
        using var statistics = FeatureStatistics.Of(features.index_select(0, tensor(train)));
        var standard = statistics.Standardise(features);

        var (weight, bias) =
            LogisticRegression.Fit(standard.index_select(0, tensor(train)), [.. train.Select(i => all.Labels[(int)i])], 2, l2: 0.01);

        var named = nn.functional.linear(standard.index_select(0, tensor(held)), weight, bias).argmax(1).data<long>().ToArray();
        // The reference came from another decoder: one photo may fall on the other side.
        Assert.Equal((244, 153), (train.Length, held.Length));
        Assert.InRange(held.Index().Count(h => named[h.Index] == all.Labels[(int)h.Item]), 141, 143);

        long[] Rows(DataPart part) => [.. images.Items.Index().Where(i => i.Item.Part == part).Select(i => (long)i.Index)];
    }
}
