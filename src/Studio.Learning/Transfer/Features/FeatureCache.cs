using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Features;

/// <summary>Features of a frozen backbone, computed once so that a head can train on them for any number of epochs.</summary>
public static class FeatureCache
{
    private const int BatchSize = 32;

    /// <summary>Features (V, N, D) of all items; view v is what the examples give in epoch v. The caller owns the result.</summary>
    /// <param name="progress">Receives the number of finished images and of all.</param>
    /// <exception cref="OperationCanceledException">Stopped between two batches.</exception>
    public static Tensor Compute(FeatureNetwork network, IExamples examples, int views = 1, Action<int, int>? progress = null,
        CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(views, 1);
        if (examples.Count == 0)
            throw new ArgumentException("There is no image to compute features of.");
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var wasTraining = network.training;
        network.eval();
        using var folding = NormalisationFolding.OfAll();
        var device = network.parameters().First().device;
        var batches = Enumerable.Range(0, examples.Count).Chunk(BatchSize).ToArray();
        var rows = new List<Tensor>();
        for (var view = 0; view < views; view++)
        {
            examples.Expect(batches, view);
            foreach (var items in batches)
            {
                stop.ThrowIfCancellationRequested();
                using var step = NewDisposeScope();
                rows.Add(network.Features(examples.Load(items, view).to(device)).MoveToOuterDisposeScope());  // (B, D)
                progress?.Invoke(view * examples.Count + items[^1] + 1, views * examples.Count);
            }
        }
        network.train(wasTraining);
        var all = cat(rows, 0);                                                                    // (V·N, D)
        return all.view(views, examples.Count, all.shape[1]).MoveToOuterDisposeScope();            // (V, N, D)
    }
}
