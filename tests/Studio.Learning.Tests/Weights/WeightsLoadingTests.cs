using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights;

public sealed class WeightsLoadingTests
{
    [Fact]
    public void Load_AllKeys_CopiesEveryTensor()
    {
        using var scope = NewDisposeScope();
        var network = Network();
        using var weights = Weights(("body.weight", [4, 3]), ("body.bias", [4]), ("head.weight", [2, 4]), ("head.bias", [2]));

        var report = WeightsLoading.Load(network, weights);

        Assert.True(report.IsComplete);
        Assert.Equal(4, report.Loaded);
        Assert.All(network.state_dict(), t => Assert.Equal(1, t.Value.mean().item<float>()));
    }

    [Fact]
    public void Load_FaultsOfAllKinds_AreATableAndNothingIsLoaded()
    {
        using var scope = NewDisposeScope();
        var network = Network();
        var before = network.state_dict().ToDictionary(t => t.Key, t => t.Value.clone());
        using var weights = Weights(("body.weight", [4, 5]), ("head.weight", [2, 4]), ("head.bias", [2]), ("tail.bias", [1]));

        var refusal = Assert.Throws<WeightsMismatchException>(() => WeightsLoading.Load(network, weights));

        Assert.Equal(
            """
            2 tensors loaded, 1 missing, 1 unexpected, 1 mis-shaped
            missing        body.bias
            unexpected     tail.bias
            mis-shaped     body.weight  file [4, 5], network [4, 3]
            """, refusal.Report.ToTable());
        Assert.Contains("do not fit this network", refusal.Message, StringComparison.Ordinal);
        Assert.All(network.state_dict(), t => Assert.True(t.Value.equal(before[t.Key]).all().item<bool>(), t.Key));
    }

    [Fact]
    public void Load_OtherHead_KeepsTheNetworksOwn()
    {
        using var scope = NewDisposeScope();
        var network = Network();
        var head = network.state_dict()["head.weight"].clone();
        using var weights = Weights(("body.weight", [4, 3]), ("body.bias", [4]), ("head.weight", [1000, 4]), ("head.bias", [1000]));

        var report = WeightsLoading.Load(network, weights, headToSkip: "head");

        Assert.Equal((2, 2), (report.Loaded, report.SkippedHead.Count));
        Assert.Contains("head left out  head.bias", report.ToTable(), StringComparison.Ordinal);
        Assert.True(network.state_dict()["head.weight"].equal(head).all().item<bool>());
    }

    [Fact]
    public void Load_PrefixThatOnlyBeginsAlike_IsNotTheHead()
    {
        using var scope = NewDisposeScope();
        var network = Network();
        using var weights = Weights(("body.weight", [4, 3]), ("body.bias", [4]), ("header.weight", [1]));

        Assert.Equal(["header.weight"],
            Assert.Throws<WeightsMismatchException>(() => WeightsLoading.Load(network, weights, "head")).Report.Unexpected);
    }

    [Fact]
    public void Load_WithoutBatchCounters_IsComplete()
    {
        using var scope = NewDisposeScope();
        var network = nn.Sequential(("bn", nn.BatchNorm1d(2)));
        using var weights = Weights(("bn.weight", [2]), ("bn.bias", [2]), ("bn.running_mean", [2]), ("bn.running_var", [2]));

        Assert.True(WeightsLoading.Load(network, weights).IsComplete);
    }

    private static TorchSharp.Modules.Sequential Network() => nn.Sequential(("body", nn.Linear(3, 4)), ("head", nn.Linear(4, 2)));

    private static StateDict Weights(params (string Name, long[] Shape)[] tensors)
    {
        var weights = new StateDict();
        foreach (var (name, shape) in tensors)
            weights.Add(name, ones(shape));
        return weights;
    }
}
