using Studio.Experiments.Results.Evidence;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Statistics;

/// <summary>Compares statistics of batch normalisation.</summary>
internal static class BatchNormShift
{
    private const double Momentum = 0.1, Epsilon = 1e-5;

    /// <summary>Statistics of a batch in the first layer of batch normalisation against those that it keeps; null without such a layer. It
    /// leaves the layer changed.</summary>
    /// <param name="images">(N, C, H, W), as the network takes them.</param>
    public static StatisticsShift? OfFirstLayer(nn.Module<Tensor, Tensor> network, Tensor images)
    {
        if (network.modules().OfType<BatchNorm2d>().FirstOrDefault() is not { } layer)
            return null;
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var kept = (Mean: layer.running_mean!.clone(), Variance: layer.running_var!.clone());
        layer.running_mean.zero_();
        layer.running_var.zero_();
        network.eval();
        layer.train();
        network.call(images);
        return Of([(layer.running_mean!.Over(Momentum), layer.running_var!.Over(Momentum), kept.Mean, kept.Variance)]);
    }

    /// <summary>Statistics that one network keeps against those of another of the same build; null without batch normalisation.</summary>
    public static StatisticsShift? Between(nn.Module network, nn.Module former)
    {
        using var scope = NewDisposeScope();
        return Of([.. network.modules().OfType<BatchNorm2d>()
            .Zip(former.modules().OfType<BatchNorm2d>(),
                (now, then) => (now.running_mean!, now.running_var!, then.running_mean!, then.running_var!))]);
    }

    private static StatisticsShift? Of(IReadOnlyList<(Tensor Mean, Tensor Variance, Tensor OtherMean, Tensor OtherVariance)> layers) =>
        layers.Count == 0 ? null : new(
        cat([.. layers.Select(l => l.Mean.Minus(l.OtherMean).abs() / l.OtherVariance.Plus(Epsilon).sqrt())]).mean().item<float>(),
        Math.Exp(cat([.. layers.Select(l => (l.Variance.Plus(Epsilon) / l.OtherVariance.Plus(Epsilon)).log().Over(2))]).mean()
            .item<float>()));
}
