using System.Diagnostics;
using Studio.Experiments.Results.Choice;
using Studio.Learning.Data;
using Studio.Learning.Data.Published;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>Scores backbones on a data set before any training: each sees the labelled images of the training set once, and neither the validation nor the test set.</summary>
/// <param name="train">Items that a transfer with these labels would train on.</param>
/// <param name="seed">Draws the weights of random controls.</param>
public sealed class BackboneChoice(ILabelledSet data, IReadOnlyList<int> train, ulong seed)
{
    private const int BatchSize = 64;
    private const int SourceImages = 500;
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(0.2);

    public Device Device { get; init; } = CPU;

    /// <summary>Receives the number of scored candidates and of all.</summary>
    public Action<int, int> Progress { get; init; } = static (_, _) => { };

    public CancellationToken Stop { get; init; }

    /// <summary>In the order of the candidates.</summary>
    /// <exception cref="ArgumentException">There is no candidate, or the images are of one class.</exception>
    /// <exception cref="OperationCanceledException">Stopped between two batches.</exception>
    public IReadOnlyList<ScoredBackbone> Score(IReadOnlyList<BackboneCandidate> candidates)
    {
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count);
        using var scope = NewDisposeScope();
        var (scored, features) = (new List<ScoredBackbone>(), new List<Tensor>());
        foreach (var candidate in candidates)
        {
            var (row, seen) = Look(candidate);
            scored.Add(row);
            features.Add(seen);
            Progress(scored.Count, candidates.Count);
        }
        return [.. scored.Select((row, i) => row with { Alike = [.. features.Select(other => Alike(features[i], other))] })];
    }

    private (ScoredBackbone Row, Tensor Features) Look(BackboneCandidate candidate)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = Open(candidate, out var input);
        using var examples = data.Examples(train, input);
        var labels = examples.Labels;
        var (features, probabilities) = Pass(network, examples);                                   // (N, D), (N, Z)
        float[]? source = candidate.Weights is null ? null : probabilities.contiguous().data<float>().ToArray();
        var row = new ScoredBackbone(candidate.Backbone.Key, candidate.Weights?.Key, candidate.Title, candidate.Weights?.Source ?? "nothing", candidate.Weights?.License ?? "",
            (int)features.shape[1], LogMe.Of(features, labels), HScore.Of(features, labels), NeighbourAccuracy.Of(features, labels),
            source is null ? null : Leep.Of(source, labels), source is null ? null : NegativeConditionalEntropy.Of(source, labels),
            candidate.Weights is { } weights ? Distance(network, weights, features) : null, [], Cost(candidate, network, examples));
        return (row, features.MoveToOuterDisposeScope());
    }

    /// <summary>The network with the head that it was published with.</summary>
    private FeatureNetwork Open(BackboneCandidate candidate, out Experiments.Data.InputSpec input)
    {
        random.manual_seed((long)seed);
        input = candidate.Weights?.Input ?? candidate.Backbone.Input;
        using var weights = candidate.WeightsPath is { } path ? WeightsFile.Read(path) : null;
        var network = weights is not null && TransferBundle.Of(weights) is { } bundle ? bundle.Open(weights, candidate.Backbone.Key)
            : candidate.Backbone.Build(candidate.Weights?.Classes.Count ?? candidate.Backbone.PublishedClassCount);
        try
        {
            if (weights is not null)
                WeightsLoading.Load(network, weights);
            network.eval();
            network.to(Device);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private (Tensor Features, Tensor Probabilities) Pass(FeatureNetwork network, ILabelledExamples examples)
    {
        var batches = Enumerable.Range(0, examples.Count).Chunk(BatchSize).ToArray();
        examples.Expect(batches, 0);
        var (features, probabilities) = (new List<Tensor>(), new List<Tensor>());
        foreach (var items in batches)
        {
            Stop.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (seen, logits) = network.FeaturesAndLogits(examples.Load(items, 0).to(Device));   // (B, D), (B, Z)
            features.Add(seen.cpu().MoveToOuterDisposeScope());
            probabilities.Add(logits.softmax(1).cpu().MoveToOuterDisposeScope());
        }
        return (cat(features, 0), cat(probabilities, 0));
    }

    private BackboneCost Cost(BackboneCandidate candidate, FeatureNetwork network, ILabelledExamples examples)
    {
        using var scope = NewDisposeScope();
        int[] first = [.. Enumerable.Range(0, Math.Min(BatchSize, examples.Count))];
        var batch = examples.Load(first, 0).to(Device);
        var multiplyAdds = MultiplyAdds.Of(network, () => network.Features(batch.narrow(0, 0, 1)));
        var (watch, seen) = (Stopwatch.StartNew(), 0);
        for (; watch.Elapsed < s_measured; seen += first.Length)
        {
            using var step = NewDisposeScope();
            network.Features(batch).cpu();
        }
        return new(multiplyAdds, candidate.Backbone.Stages.Sum(s => s.Parameters), seen / watch.Elapsed.TotalSeconds,
            candidate.WeightsPath is { } path ? new FileInfo(path).Length : null);
    }

    /// <summary>Null where the source's images are not generated here.</summary>
    private SourceDistance? Distance(FeatureNetwork network, PublishedWeights weights, Tensor features)
    {
        if (Catalog.Of<ILabelledDataset>().FirstOrDefault(d => d.Key == weights.Classes.Key && d is not PublishedDataset) is not { } dataset)
            return null;
        using var source = dataset.Open();
        using var examples = source.Examples([.. Enumerable.Range(0, Math.Min(SourceImages, source.Items.Count))], weights.Input);
        var (there, _) = Pass(network, examples);
        return new(FrechetDistance.Of(there, features), MaximumMeanDiscrepancy.Of(there, features), Coral.Of(there, features));
    }

    /// <summary>A network that gives the same features for every image is like no other.</summary>
    private static double Alike(Tensor first, Tensor second) => ReferenceEquals(first, second) ? 1
        : first.std(0).max().item<float>() > 0 && second.std(0).max().item<float>() > 0 ? LinearCka.Of(first, second) : 0;
}
