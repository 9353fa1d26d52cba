using Studio.Learning.Data.Sets;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Lets a network predict without learning: evaluation mode, no gradients, float32.</summary>
public static class Evaluation
{
    private const int BatchSize = 64;

    /// <summary>Predictions for all items in their order; the network is left in evaluation mode.</summary>
    /// <param name="progress">Receives the number of finished items and of all.</param>
    /// <exception cref="ArgumentException">There is no item.</exception>
    public static Predictions Predict(nn.Module<Tensor, Tensor> network, IExamples examples, Action<int, int>? progress = null,
        CancellationToken stop = default)
    {
        if (examples.Count == 0)
            throw new ArgumentException("There is no image to evaluate on.");
        using var guard = no_grad();
        network.eval();
        var device = network.parameters().First().device;
        var batches = Enumerable.Range(0, examples.Count).Chunk(BatchSize).ToArray();
        examples.Expect(batches, epoch: 0);
        var probabilities = new List<float>(examples.Count * examples.Classes.Count);
        var loss = 0d;
        foreach (var items in batches)
        {
            stop.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var logits = network.call(examples.Load(items, epoch: 0).to(device)).to(ScalarType.Float32).cpu();       // (B, K)
            var truth = tensor(items.Select(i => (long)examples.Labels[i]).ToArray());                              // (B)
            loss += logits.isfinite().all().item<bool>()
                ? nn.functional.cross_entropy(logits, truth, reduction: nn.Reduction.Sum).item<float>() : double.NaN;
            probabilities.AddRange(logits.softmax(1).contiguous().data<float>().ToArray());
            progress?.Invoke(items[^1] + 1, examples.Count);
        }
        return new([.. probabilities], examples.Labels, examples.Classes, loss / examples.Count);
    }
}
