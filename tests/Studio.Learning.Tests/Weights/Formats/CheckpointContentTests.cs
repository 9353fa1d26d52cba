using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights.Formats;

/// <summary>What people put around a state dict. The first element of a tensor tells from which dict it comes.</summary>
public sealed class CheckpointContentTests
{
    private static readonly string[] s_names = ["conv1.weight", "conv1.bias", "fc.weight", "fc.bias"];

    public static TheoryData<string, string> Averaged => new()
    {
        { "state_dict", "state_dict_ema" }, { "state_dict", "ema_state_dict" }, { "model", "model_ema" }, { "model", "ema" },
        { "net", "swa_model" },
        { "weights", "averaged_weights" }, { "raw", "shadow" }, { "model_state_dict", "ema-model" },
    };

    [Theory, MemberData(nameof(Averaged))]
    public void Find_AveragedWeightsBesideTheRaw_TakesTheAveragedWhicheverComesFirst(string raw, string averaged)
    {
        Assert.Equal([averaged], CheckpointContent.Find(Dict((raw, Net(1)), (averaged, Net(2)))).Wrappers);
        Assert.Equal([averaged], CheckpointContent.Find(Dict((averaged, Net(1)), (raw, Net(2)))).Wrappers);
    }

    [Fact]
    public void Find_AveragedWeightsBesideTheRaw_SaysWhichWereNotTaken() =>
        Assert.Equal(["model"], CheckpointContent.Find(Dict(("model", Net(1)), ("model_ema", Net(2)))).NotTaken);

    [Fact]
    public void Find_AveragedModelOfPyTorch_TakesItsCounterAndPrefixOff()
    {
        var found = CheckpointContent.Find(Dict([("n_averaged", Tensor(7)), .. Named(1, "module.")]));

        Assert.Equal(s_names, found.Tensors.Select(t => t.Key));
        Assert.Equal(["module."], found.Wrappers);
    }

    [Fact]
    public void Find_AveragedModelInADictOfItsOwn_IsTheSameNetworkAsTheRawOne()
    {
        var ema = Dict([("n_averaged", Tensor(7)), .. Named(2, "module.")]);

        Assert.Equal(["model_ema", "module."], CheckpointContent.Find(Dict(("model", Net(1)), ("model_ema", ema), ("epoch", 3L))).Wrappers);
        Assert.Equal(["ema", "module"],
            CheckpointContent.Find(Dict(("model", Net(1)), ("ema", Dict(("module", Net(2)), ("updates", 5L))))).Wrappers);
    }

    [Fact]
    public void Find_AveragedWeightsOfAnotherNetwork_LeavesTheChoiceOpen()
    {
        var found = CheckpointContent.Find(Dict(("generator", Net(1)),
            ("critic_ema", Dict([.. Named(2).Select(t => ("c." + t.Name, t.Value))]))));

        Assert.Contains("generator.fc.weight", found.Tensors.Select(t => t.Key));
        Assert.Contains("critic_ema.c.fc.weight", found.Tensors.Select(t => t.Key));
    }

    [Fact]
    public void Find_TensorsOfALossOrAnOptimizerBeside_AreNotTheWeights()
    {
        var optimizer = Dict(("state", Dict((0L, Dict(("exp_avg", Tensor(9)))))), ("names", Net(9)));

        var found = CheckpointContent.Find(Dict(("loss", Tensor(0)), ("whatever", Net(1)), ("optimizer_state_dict", optimizer)));

        Assert.Equal(["whatever"], found.Wrappers);
        Assert.Equal(s_names, found.Tensors.Select(t => t.Key));
    }

    [Fact]
    public void Find_TwoNetworksOfTheSameNames_KeepsBothByTheirPlaces()
    {
        var found = CheckpointContent.Find(Dict(("student", Net(1)), ("teacher", Net(2))));

        Assert.Equal([.. s_names.Select(n => "student." + n), .. s_names.Select(n => "teacher." + n)], found.Tensors.Select(t => t.Key));
    }

    [Fact]
    public void Find_NoTensor_ListsWhatThereIs()
    {
        var fault = Assert.Throws<PickleFault>(() => CheckpointContent.Find(Dict(("epoch", 3L), ("args", Dict(("lr", 0.1))))));

        Assert.Contains("'epoch', 'args'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ADictThatHoldsItself_Ends()
    {
        var dict = Net(1);
        dict.Set("self", dict);

        Assert.Equal(s_names, CheckpointContent.Find(dict).Tensors.Select(t => t.Key));
    }

    [Fact(Timeout = 10_000)]
    public Task Find_NameOfARepeatedPrefix_IsReadInNoTime() => Task.Run(() =>
    {
        var name = string.Concat(Enumerable.Repeat("module.", 200_000)) + "weight";

        Assert.Single(CheckpointContent.Find(Dict((name, Tensor(1)))).Tensors);
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 10_000)]
    public Task Set_KeysWhoseUsualHashesAreEqual_TakesNoTime() => Task.Run(() =>
    {
        var (dict, doubles) = (new PickleDict(), new PickleDict());
        for (var x = 0L; x < 200_000; x++)
        {
            dict.Set((x << 32) | x, x);
            doubles.Set(BitConverter.Int64BitsToDouble((x << 32) | x), x);
        }

        Assert.Equal(200_000, dict.Items.Count());
        Assert.Equal(200_000, doubles.Items.Count());
    }, TestContext.Current.CancellationToken);

    private static PickleTensor Tensor(long offset) => new(new("0", ScalarType.Float32, 4, 100), offset, [1], [1]);

    private static PickleDict Net(long offset) => Dict([.. Named(offset)]);

    private static IEnumerable<(object Name, object Value)> Named(long offset, string prefix = "") =>
        s_names.Select(n => ((object)(prefix + n), (object)Tensor(offset)));

    private static PickleDict Dict(params (object Key, object Value)[] items)
    {
        var dict = new PickleDict();
        foreach (var (key, value) in items)
            dict.Set(key, value);
        return dict;
    }
}
