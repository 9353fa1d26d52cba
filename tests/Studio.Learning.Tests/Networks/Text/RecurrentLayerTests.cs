using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Text;

public sealed class RecurrentLayerTests
{
    private const int Steps = 11, Window = 4;

    [Theory]
    [InlineData(RecurrentKind.Gru), InlineData(RecurrentKind.Lstm)]
    public void Call_InWindows_GivesWhatOneWindowGives(RecurrentKind kind)
    {
        using var scope = NewDisposeScope();
        var (whole, cut) = Pair(kind);
        var inputs = randn(2, Steps, 3);

        Assert.True(cut.call(inputs).allclose(whole.call(inputs), 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(RecurrentKind.Gru), InlineData(RecurrentKind.Lstm)]
    public void Backward_InWindows_ReachesNoInputOfAnEarlierOne(RecurrentKind kind)
    {
        using var scope = NewDisposeScope();
        var (whole, cut) = Pair(kind);

        Assert.All(Gradients(whole), g => Assert.NotEqual(0, g));
        Assert.Equal([.. Enumerable.Repeat(true, 8), .. Enumerable.Repeat(false, 3)], Gradients(cut).Select(g => g == 0));
    }

    /// <summary>Of each step's input, what the last output depends on it.</summary>
    private static float[] Gradients(RecurrentLayer layer)
    {
        var inputs = randn(1, Steps, 3, requires_grad: true);
        layer.call(inputs)[0, Steps - 1].sum().backward();
        return [.. inputs.grad!.abs().sum(2)[0].data<float>()];
    }

    private static (RecurrentLayer Whole, RecurrentLayer Cut) Pair(RecurrentKind kind)
    {
        var (whole, cut) = (new RecurrentLayer(kind, 3, 5), new RecurrentLayer(kind, 3, 5, Window));
        cut.load_state_dict(whole.state_dict());
        return (whole, cut);
    }
}
