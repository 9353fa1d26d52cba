using Studio.Learning.Networks.Text;
using Studio.Learning.Transfer.Attribution;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Attribution;

public sealed class TokenAttributionsTests
{
    private static readonly RecurrentEncoderShape s_shape = new() { Tokens = 12, Embedding = 6, Hidden = 5 };

    private const int Unknown = 1;

    [Fact]
    public void GradientTimesInput_OfAnEncoder_IsTheChangeOfTheLogitWhenAnEmbeddingVectorShrinks()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var network = new RecurrentEncoder(s_shape, classCount: 3).to(ScalarType.Float64);
        network.eval();
        var text = tensor(new long[] { 4, 7, 3, 9 }, [1, 4]);

        var values = TokenAttributions.GradientTimesInput(network, text, classIndex: 2);

        // Each token stands once, so shrinking its row of the embedding by a small share shrinks its vector alone.
        var weight = network.state_dict()["embedding.weight"];
        double Logit() => network.call(text)[0, 2].item<double>();
        const double share = 1e-6;
        var before = Logit();
        foreach (var (place, token) in new long[] { 4, 7, 3, 9 }.Index())
        {
            using var guard = no_grad();
            var row = weight[token].clone();
            weight[token].mul_((1 - share).ToScalar());
            Assert.Equal((before - Logit()) / share, values[place], 1e-4);
            weight[token].copy_(row);
        }
    }

    [Fact]
    public void GradientTimesInput_OfAFrozenNetwork_LeavesItsGradientsAlone()
    {
        using var scope = NewDisposeScope();
        using var network = new RecurrentEncoder(s_shape, classCount: 3);
        foreach (var parameter in network.parameters())
            parameter.requires_grad_(false);

        var values = TokenAttributions.GradientTimesInput(network, tensor(new long[] { 4, 7, 3 }, [1, 3]), classIndex: 0);

        Assert.Contains(values, v => v != 0);
        Assert.All(network.parameters(), p => Assert.Null(p.grad));
    }

    [Fact]
    public void Occlusion_OfAnEncoder_IsTheFallOfTheProbabilityWithoutTheToken()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        using var network = new RecurrentEncoder(s_shape, classCount: 3).to(ScalarType.Float64);
        network.eval();

        var values = TokenAttributions.Occlusion(network, tensor(new long[] { 4, 7, 3 }, [1, 3]), unknown: Unknown, classIndex: 1);

        double Probability(params long[] tokens) => network.call(tensor(tokens, [1, 3])).softmax(1)[0, 1].item<double>();
        var whole = Probability(4, 7, 3);
        Assert.Equal(whole - Probability(Unknown, 7, 3), values[0], 1e-9);
        Assert.Equal(whole - Probability(4, Unknown, 3), values[1], 1e-9);
        Assert.Equal(whole - Probability(4, 7, Unknown), values[2], 1e-9);
    }

    [Fact]
    public void Attributions_OfManyTexts_LeaveNoTensorBehind()
    {
        using var network = new RecurrentEncoder(s_shape, classCount: 3);
        using var text = tensor(new long[] { 4, 7, 3 }, [1, 3]).DetachFromDisposeScope();
        Ask();
        var before = Tensor.TotalCount;

        for (var i = 0; i < 5; i++)
            Ask();

        // Fewer are left where the collector took some of an earlier test.
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 0);

        void Ask()
        {
            TokenAttributions.GradientTimesInput(network, text, classIndex: 0);
            TokenAttributions.Occlusion(network, text, unknown: Unknown, classIndex: 0);
        }
    }
}
