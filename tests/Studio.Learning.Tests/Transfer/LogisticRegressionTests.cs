using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void Fit_TwoClouds_IsStationaryAndTellsThemApart()
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
}
