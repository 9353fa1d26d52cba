using Studio.Learning.Data.Sets;
using Studio.Learning.Networks.Vision;
using Studio.Learning.Transfer.Features;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Features;

public sealed class FeatureCacheTests
{
    private static FeatureExamples Rows(int views, int count, int width)
    {
        using var generator = new Generator(1);
        return new(randn(views, count, width, generator: generator), [.. Enumerable.Range(0, count).Select(i => i % 2)], ["ant", "bee"]);
    }

    [Fact]
    public void Compute_TwoViewsOfPhotos_AreWhatTheNetworkSaysOfEach()
    {
        using var network = new SqueezeNet(true, 10);
        using var photos = new Photos(40);

        using var features = FeatureCache.Compute(network, photos, views: 2, stop: TestContext.Current.CancellationToken);

        Assert.Equal([2, 40, 512], features.shape);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        network.eval();
        Assert.True(features[1][35].allclose(network.Features(photos.Load([35], 1))[0], 1e-4, 1e-5));
    }

    [Fact]
    public void Compute_Stopped_EndsBetweenBatches()
    {
        using var network = new SqueezeNet(true, 10);
        using var photos = new Photos(40);

        Assert.ThrowsAny<OperationCanceledException>(() => FeatureCache.Compute(network, photos, stop: new CancellationToken(true)));
    }

    [Fact]
    public void Standardise_FitPart_HasMeanNoughtAndDeviationOne()
    {
        using var scope = NewDisposeScope();
        var features = randn(50, 4) * 3 + 7;
        using var statistics = FeatureStatistics.Of(features);

        var standard = statistics.Standardise(features);

        Assert.True(standard.mean([0]).abs().max().item<float>() < 1e-5);
        Assert.True((standard.std([0], unbiased: false) - 1).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void Standardise_ConstantFeature_BecomesNoughtNotNoise()
    {
        using var scope = NewDisposeScope();
        using var statistics = FeatureStatistics.Of(full(5, 2, 3f));

        Assert.Equal(0f, statistics.Standardise(full(5, 2, 3f)).abs().max().item<float>());
    }

    [Fact]
    public void Fold_HeadOfStandardisedFeatures_GivesTheSameLogitsOnRawOnes()
    {
        using var scope = NewDisposeScope();
        var (raw, weight, bias) = (randn(20, 6) * 5 + 2, randn(3, 6), randn(3));
        using var statistics = FeatureStatistics.Of(raw);

        var (folded, shifted) = statistics.Fold(weight, bias);

        var expected = nn.functional.linear(statistics.Standardise(raw), weight, bias);
        Assert.True(nn.functional.linear(raw, folded, shifted).allclose(expected, 1e-4, 1e-4));
    }

    [Fact]
    public void Load_LaterEpoch_ShowsTheNextView()
    {
        using var rows = Rows(views: 3, count: 4, width: 2);
        using var first = rows.Load([2], 0);
        using var second = rows.Load([2], 1);
        using var again = rows.Load([2], 3);

        Assert.False(first.equal(second).all().item<bool>());
        Assert.True(first.equal(again).all().item<bool>());
    }

    private sealed class Photos(int count) : IExamples
    {
        public int Count => count;

        public string Unit => "images";
        public IReadOnlyList<string> Classes { get; } = ["ant", "bee"];
        public IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, count).Select(i => i % 2)];

        public Tensor Load(ReadOnlySpan<int> items, int epoch)
        {
            using var scope = NewDisposeScope();
            return stack(items.ToArray().Select(i =>
            {
                using var generator = new Generator((ulong)(1000 * epoch + i + 1));
                return randn(3, 64, 64, generator: generator);
            })).MoveToOuterDisposeScope();
        }

        public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

        public void Dispose() { }
    }
}
