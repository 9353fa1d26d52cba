using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Features;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Feature extraction with cached features against the plain loop that sends every image through the frozen
/// backbone in every epoch. Both read decoded images from memory, train the same head for 25 epochs with the same optimiser and order, and
/// evaluate the validation set after each, so that the plain loop sends every image through the network once an epoch.</summary>
internal static class CachedFeatures
{
    private const int Epochs = 25;
    private const int Views = 3;
    private static readonly ClassificationSettings s_plan =
        new() { Epochs = Epochs, BatchSize = 32, Seed = 1, Optimizer = new OptimizerSettings.Sgd { LearningRate = 0.001 } };

    /// <param name="data">Images with a training set; the others are the validation set.</param>
    /// <param name="weights">Weights of the backbone; null for random ones, which cost as much.</param>
    public static string Run(string key, string data, string? weights)
    {
        var backbone = Catalog.Find<IBackbone>(key, "backbone");
        using var images = ImageSets.Open(data);
        var trainItems = Enumerable.Range(0, images.Items.Count).Where(i => images.Items[i].Part == DataPart.Train).ToArray();
        var others = Enumerable.Range(0, images.Items.Count).Except(trainItems).ToArray();
        using var train = new ImageExamples(images, trainItems, (Preprocessing)backbone.Input);
        using var validation = new ImageExamples(images, others, (Preprocessing)backbone.Input);
        var (naive, naiveCorrect) = Naive(backbone, weights, train, validation);
        var (cached, cachedCorrect) = Cached(backbone, weights, train, validation, 1);
        using var varied = new ImageExamples(images, trainItems, (Preprocessing)backbone.Input, Augmentation.Photos, 1);
        var (viewed, viewedCorrect) = Cached(backbone, weights, varied, validation, Views);
        return JsonSerializer.Serialize(new
        {
            workload = $"cached_features_{key}",
            epochs = Epochs,
            images = train.Count + validation.Count,
            naive_s = Math.Round(naive, 1),
            cached_s = Math.Round(cached, 2),
            ratio = Math.Round(naive / cached, 1),
            bound = Bound(1),
            naive_right = naiveCorrect,
            cached_right = cachedCorrect,
            held_out = validation.Count,
            goal_ratio = 15,
            views = Views,
            views_s = Math.Round(viewed, 2),
            views_ratio = Math.Round(naive / viewed, 1),
            views_bound = Bound(Views),
            views_right = viewedCorrect,
        });

        // Ratio of the images that go through the backbone.
        double Bound(int views) =>
            Math.Round(Epochs * (double)(train.Count + validation.Count) / (views * train.Count + validation.Count), 1);
    }

    private static (double Seconds, long Correct) Naive(IBackbone backbone, string? weights, ImageExamples train, ImageExamples validation)
    {
        using var network = Network(backbone, weights, train.Classes.Count);
        var groups = StageGroups.Of(backbone, network, new Recipe.FeatureExtraction())
            .Select(g => g with { LearningRate = s_plan.Optimizer.LearningRate }).ToArray();
        return Timed(() =>
        {
            var outcome = new TrainingLoop(new Classification(network, groups, train, s_plan)
                { Validation = _ => Evaluation.Predict(network, validation).Figures }).Run();
            return Correct(outcome);
        });
    }

    private static (double Seconds, long Correct) Cached(IBackbone backbone, string? weights, ImageExamples train,
        ImageExamples validation, int views)
    {
        using var network = Network(backbone, weights, train.Classes.Count);
        return Timed(() =>
        {
            using var trainFeatures = new FeatureExamples(FeatureCache.Compute(network, train, views), train.Labels, train.Classes);
            using var validationFeatures =
                new FeatureExamples(FeatureCache.Compute(network, validation), validation.Labels, validation.Classes);
            using var head = new Head(network);
            var group = new ParameterGroup(StageGroups.Head,
                [.. network.named_parameters().Where(p => p.name.StartsWith(network.HeadPrefix + ".", StringComparison.Ordinal))
                    .Select(p => p.parameter)], [], s_plan.Optimizer.LearningRate, 0);
            var outcome = new TrainingLoop(new Classification(head, [group], trainFeatures, s_plan)
                { Validation = _ => Evaluation.Predict(head, validationFeatures).Figures }).Run();
            return Correct(outcome);
        });
    }

    private static long Correct(TrainingOutcome outcome) => ((ClassificationFigures)outcome.Epochs[^1].Validation).Confusion.Counts
        .Select((row, i) => row[i]).Sum();

    private static (double, long) Timed(Func<long> work)
    {
        var start = Stopwatch.GetTimestamp();
        var correct = work();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, correct);
    }

    private static FeatureNetwork Network(IBackbone backbone, string? weights, int classCount)
    {
        random.manual_seed(1);
        var network = backbone.Build(backbone.PublishedClassCount);
        if (weights is not null)
            using (var stored = WeightsFile.Read(weights))
                WeightsLoading.Load(network, stored, network.HeadPrefix);
        random.manual_seed(1);
        network.ReplaceHead(classCount, 0);
        return network;
    }

    /// <summary>The classifying half of a network as a module of its own.</summary>
    private sealed class Head : nn.Module<Tensor, Tensor>
    {
        private readonly FeatureNetwork whole;

        public Head(FeatureNetwork whole) : base(nameof(Head))
        {
            this.whole = whole;
            RegisterComponents();
        }

        public override Tensor forward(Tensor features) => whole.Classify(features);
    }
}
