using System.Diagnostics;
using Studio.Experiments.Results.Choice;
using Studio.Learning.Data.Published;
using Studio.Learning.Data.Sets;
using Studio.Learning.Measures;
using Studio.Learning.Measures.Transferability;
using Studio.Learning.Networks;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Choice;

/// <summary>Scores backbones on a data set before any training: one pass of each over the labelled items of the training set; the
/// validation and test sets are not read.</summary>
/// <param name="train">Items that a transfer with these labels would train on.</param>
/// <param name="seed">Initialises the random baselines.</param>
public sealed class BackboneChoice(ILabelledSet data, IReadOnlyList<int> train, ulong seed)
{
    private const int BatchSize = 64;
    private const int SourceImages = 500;
    private static readonly TimeSpan s_timed = TimeSpan.FromSeconds(0.2);

    public Device Device { get; init; } = CPU;

    /// <summary>Receives the number of scored candidates and of all.</summary>
    public Action<int, int> Progress { get; init; } = static (_, _) => { };

    public CancellationToken Stop { get; init; }

    /// <summary>In the order of the candidates.</summary>
    /// <exception cref="ArgumentException">There is no candidate, or the labels are of one class.</exception>
    /// <exception cref="OperationCanceledException">Stopped between two batches.</exception>
    public IReadOnlyList<ScoredBackbone> Score(IReadOnlyList<BackboneCandidate> candidates)
    {
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count);
        using var scope = NewDisposeScope();
        var (scored, features) = (new List<ScoredBackbone>(), new List<Tensor>());
        foreach (var candidate in candidates)
        {
            var (row, own) = Score(candidate);
            scored.Add(row);
            features.Add(own);
            Progress(scored.Count, candidates.Count);
        }
        return [.. scored.Select((row, i) => row with { Similarities = [.. features.Select(other => Similarity(features[i], other))] })];
    }

    private (ScoredBackbone Row, Tensor Features) Score(BackboneCandidate candidate)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = Open(candidate, out var input);
        using var examples = data.Examples(train, input);
        var (features, probabilities) = Extract(network, examples);                                // (N, D), (N, Z)
        var source = candidate.Weights is null or { Classes.Count: 0 } ? (ReadOnlyMemory<float>?)null
            : probabilities.contiguous().data<float>().ToArray();
        var row = new ScoredBackbone(candidate.Backbone.Key, candidate.Weights?.Key, candidate.Title, Cost(candidate, network, examples))
        {
            Source = candidate.Weights?.Source ?? "nothing",
            License = candidate.Weights?.License ?? "",
            Features = (int)features.shape[1],
            Scores = TransferabilityScores.Compute(new(features, examples.Labels, source)),
            Distance = candidate.Weights is { } weights ? Distance(network, weights, features) : null,
        };
        return (row, features.MoveToOuterDisposeScope());
    }

    /// <summary>The network with the head that it was published with.</summary>
    private FeatureNetwork Open(BackboneCandidate candidate, out Experiments.Data.InputSpec input)
    {
        random.manual_seed((long)seed);
        var backbone = candidate.Weights is null && candidate.WeightsPath is null
            ? candidate.Backbone.WithInput(candidate.Backbone.InputFor(data, train)) : candidate.Backbone;
        input = candidate.Weights?.Input ?? backbone.Input;
        using var weights = candidate.WeightsPath is { } path ? WeightsFile.Read(path) : null;
        if (weights is not null && TransferBundle.Of(weights, candidate.WeightsPath) is { Classes.Count: 0 } headless)
        {
            var sized = backbone.WithWeights(weights).WithInput(headless.Input);
            input = sized.InputFor(data, train);
            return Encoder(sized.WithInput(input), headless with { Input = input }, weights);
        }
        var network = weights is not null && TransferBundle.Of(weights) is { } bundle ? bundle.Open(weights, candidate.Backbone.Key)
            : backbone.Build(candidate.Weights?.Classes.Count ?? candidate.Backbone.PublishedClassCount);
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

    /// <summary>A network whose head means nothing, for the weights have none.</summary>
    private FeatureNetwork Encoder(IBackbone backbone, TransferBundle bundle, StateDict weights)
    {
        var network = bundle.Build(backbone);
        try
        {
            bundle.LoadBackbone(backbone, network, weights);
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

    private (Tensor Features, Tensor Probabilities) Extract(FeatureNetwork network, ILabelledExamples examples)
    {
        var batches = Enumerable.Range(0, examples.Count).Chunk(BatchSize).ToArray();
        examples.Expect(batches, 0);
        var (features, probabilities) = (new List<Tensor>(), new List<Tensor>());
        foreach (var items in batches)
        {
            Stop.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (own, logits) = network.FeaturesAndLogits(examples.Load(items, 0).to(Device));   // (B, D), (B, Z)
            features.Add(own.cpu().MoveToOuterDisposeScope());
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
        var (watch, items) = (Stopwatch.StartNew(), 0);
        for (; watch.Elapsed < s_timed; items += first.Length)
        {
            using var step = NewDisposeScope();
            network.Features(batch).cpu();
        }
        return new(multiplyAdds, candidate.Backbone.Stages.Sum(s => s.Parameters), items / watch.Elapsed.TotalSeconds,
            candidate.WeightsPath is { } path ? new FileInfo(path).Length : null);
    }

    /// <summary>Null where the source's data are not generated here.</summary>
    private SourceDistance? Distance(FeatureNetwork network, PublishedWeights weights, Tensor features)
    {
        var generated = Catalog.Of<ILabelledDataset>().Where(d => d is not PublishedDataset);
        if (generated.FirstOrDefault(d => d.Key == weights.Classes.Key) is not { } dataset)
            return null;
        using var source = dataset.Open();
        using var examples = source.Examples([.. Enumerable.Range(0, Math.Min(SourceImages, source.Items.Count))], weights.Input);
        var (sourceFeatures, _) = Extract(network, examples);
        return new(FrechetDistance.Of(sourceFeatures, features), MaximumMeanDiscrepancy.Of(sourceFeatures, features),
            Coral.Of(sourceFeatures, features));
    }

    /// <summary>Linear CKA; 0 for a network that gives the same features for every item.</summary>
    private static double Similarity(Tensor first, Tensor second) => ReferenceEquals(first, second) ? 1
        : first.std(0).max().item<float>() > 0 && second.std(0).max().item<float>() > 0 ? LinearCka.Of(first, second) : 0;
}
