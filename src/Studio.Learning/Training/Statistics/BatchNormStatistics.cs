using Studio.Learning.Data.Sets;
using Studio.Learning.Training.Batches;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Training.Statistics;

/// <summary>Running statistics of batch normalisation as the mean over all batches of a set, in place of the moving average that training
/// leaves.</summary>
/// <remarks>Wu and Johnson, "Rethinking 'Batch' in BatchNorm", 2021, arXiv:2105.07576, section 3.</remarks>
internal static class BatchNormStatistics
{
    private const int BatchSize = 64;

    /// <summary>What every layer here is built with: the share of the newest batch in the moving average.</summary>
    private const double Momentum = 0.1;

    /// <summary>Only layers whose statistics move in training are touched; the network is left in evaluation mode.</summary>
    /// <param name="examples">The training set, shown as in <paramref name="epoch"/>.</param>
    public static void ReEstimate(nn.Module<Tensor, Tensor> network, IExamples examples, int epoch)
    {
        var layers = network.modules().OfType<BatchNorm2d>().Where(l => l.training).ToArray();
        network.eval();
        if (layers.Length == 0)
            return;
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var sums = layers.Select(l => (Mean: zeros_like(l.running_mean!), Variance: zeros_like(l.running_var!))).ToArray();
        foreach (var layer in layers)
            layer.train();
        var device = network.parameters().First().device;
        // In this order a short last batch joins the one before, as in training.
        var batches = EpochBatches.Of(Enumerable.Range(0, examples.Count), BatchSize);
        examples.Expect(batches, epoch);
        foreach (var items in batches)
        {
            using var step = NewDisposeScope();
            foreach (var layer in layers)
            {
                layer.running_mean!.zero_();
                layer.running_var!.zero_();
            }
            network.call(examples.Load(items, epoch).to(device));
            for (var i = 0; i < layers.Length; i++)
            {
                sums[i].Mean.PlusInPlace(layers[i].running_mean!);
                sums[i].Variance.PlusInPlace(layers[i].running_var!);
            }
        }
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i].running_mean!.copy_(sums[i].Mean.Over(Momentum * batches.Length));
            layers[i].running_var!.copy_(sums[i].Variance.Over(Momentum * batches.Length));
            layers[i].eval();
        }
    }
}
