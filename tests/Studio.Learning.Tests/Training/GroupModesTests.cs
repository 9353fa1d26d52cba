using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

public sealed class GroupModesTests
{
    [Fact]
    public void Apply_FrozenRecurrentLayers_StayInTrainingModeUnlessDropoutIsBetweenThem()
    {
        using var scope = NewDisposeScope();
        var (gru, stacked, dropout) = (nn.GRU(3, 3), nn.LSTM(3, 3, numLayers: 2, dropout: 0.5), nn.Dropout(0.5));

        Frozen(new Network(gru, stacked, dropout), gru, stacked, dropout).Apply(epoch: 0);

        // cuDNN has no gradient through a recurrent layer in evaluation mode.
        Assert.True(gru.training);
        Assert.False(stacked.training);
        Assert.False(dropout.training);
        Assert.All(gru.parameters(), p => Assert.False(p.requires_grad));
    }

    [Fact]
    public void Apply_FrozenRecurrentLayer_ComputesTheSameInBothModes()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        var (lstm, inputs) = (nn.LSTM(3, 5), randn(7, 2, 3));
        lstm.eval();
        var evaluated = lstm.call(inputs, null).Item1;

        Frozen(new Network(lstm), lstm).Apply(epoch: 0);

        Assert.True(lstm.call(inputs, null).Item1.equal(evaluated).all().item<bool>());
    }

    private static GroupModes Frozen(nn.Module network, params nn.Module[] modules) =>
        new(network, [new ParameterGroup("frozen", [.. network.parameters()], modules, 1, ParameterGroup.OnRequest)]);

    private sealed class Network : nn.Module
    {
        public Network(params nn.Module[] layers) : base(nameof(Network))
        {
            foreach (var (i, layer) in layers.Index())
                register_module($"layer{i}", layer);
        }
    }
}
