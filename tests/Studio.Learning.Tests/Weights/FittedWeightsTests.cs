using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights;

/// <summary>A network whose tensors stand in the file under other names than its own.</summary>
public sealed class FittedWeightsTests
{
    /// <summary>How "stem.weight" is called; other tensors alike.</summary>
    [Theory]
    [InlineData("model.stem.weight"), InlineData("net.backbone.stem.weight"), InlineData("model.module.stem.weight"),
        InlineData("stem._orig_mod.weight")]
    [InlineData("module._orig_mod.module.stem.weight"), InlineData("stem.module.weight"), InlineData("_orig_mod.encoder.stem.weight")]
    public void Load_NamesWithPrefixOrWrappers_FillsTheNetwork(string stored)
    {
        using var network = new Small();
        using var weights = Stored(3,
            name => stored.Replace("stem", name.Split('.')[0], StringComparison.Ordinal)
                .Replace("weight", name.Split('.')[1], StringComparison.Ordinal));

        WeightsLoading.Load(network, weights);

        AssertFilled(network, 3);
    }

    [Fact]
    public void Load_OtherModulesBeside_TakesTheNetworksOwn()
    {
        using var network = new Small();
        using var weights = Stored(3, name => "model." + name);
        weights.Add("criterion.weight", ones(5));
        weights.Add("metric.total", ones(1));

        var report = WeightsLoading.Load(network, weights);

        AssertFilled(network, 3);
        Assert.Equal(4, report.Loaded);
    }

    [Fact]
    public void Load_TwoThatFit_IsRefusedNamingBoth()
    {
        using var network = new Small();
        using var weights = Stored(3, name => "student." + name);
        Add(weights, 4, name => "teacher." + name);

        var refusal = Assert.Throws<InvalidDataException>(() => WeightsLoading.Load(network, weights));

        Assert.Contains("'student' and 'teacher'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoThatFitAndAreEqual_TakesOne()
    {
        using var network = new Small();
        using var weights = Stored(3, name => "student." + name);
        Add(weights, 3, name => "teacher." + name);

        WeightsLoading.Load(network, weights);

        AssertFilled(network, 3);
    }

    [Fact]
    public void Load_AnAverageBesideTheRaw_TakesTheAverage()
    {
        using var network = new Small();
        using var weights = Stored(3, name => "model." + name);
        Add(weights, 4, name => "ema_model.module." + name);

        WeightsLoading.Load(network, weights);

        AssertFilled(network, 4);
    }

    [Fact]
    public void Load_WithoutTheHead_NeedsItNotInTheFile()
    {
        using var network = new Small();
        using var weights = new StateDict();
        weights.Add("backbone.stem.weight", full([2, 2], 3));
        weights.Add("backbone.stem.bias", full([2], 3));

        WeightsLoading.Load(network, weights, headToSkip: "head");

        Assert.Equal(3, network.state_dict()["stem.weight"][0, 0].item<float>());
    }

    [Theory, InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(float.NegativeInfinity)]
    public void Load_ValuesThatAreNoNumbers_AreRefusedByTheTensorsName(float value)
    {
        using var network = new Small();
        using var weights = Stored(3, name => name);
        weights["stem.bias"][1] = value;

        var refusal = Assert.Throws<InvalidDataException>(() => WeightsLoading.Load(network, weights));

        Assert.Contains("'stem.bias' holds 1 of 2 values that are NaN or infinite", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherNetwork_NamesWhatIsMissingUnexpectedAndMisShapedInTheFirstLine()
    {
        using var network = new Small();
        using var weights = new StateDict();
        weights.Add("stem.weight", zeros(2, 3));
        weights.Add("fc.weight", zeros(2));

        var sentence = Assert.Throws<WeightsMismatchException>(() => WeightsLoading.Load(network, weights)).Message.Split('\n')[0];

        Assert.Contains("3 missing (stem.bias, head.weight, head.bias)", sentence, StringComparison.Ordinal);
        Assert.Contains("1 unexpected (fc.weight)", sentence, StringComparison.Ordinal);
        Assert.Contains("1 of another shape (stem.weight is [2, 3] and not [2, 2])", sentence, StringComparison.Ordinal);
    }

    private static StateDict Stored(float value, Func<string, string> named)
    {
        var weights = new StateDict();
        Add(weights, value, named);
        return weights;
    }

    private static void Add(StateDict weights, float value, Func<string, string> named)
    {
        using var network = new Small();
        foreach (var (name, tensor) in network.state_dict())
            weights.Add(named(name), full(tensor.shape, value));
    }

    private static void AssertFilled(Small network, float value) =>
        Assert.All(network.state_dict(), t => Assert.True(t.Value.eq(value).all().item<bool>(), t.Key));

    private sealed class Small : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> stem = nn.Linear(2, 2), head = nn.Linear(2, 3);

        public Small() : base(nameof(Small)) => RegisterComponents();

        public override Tensor forward(Tensor input) => head.call(stem.call(input));
    }
}
