using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Splits;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Cli.Data;

/// <summary>What simple classifiers make of the raw pixels of a small-image set: a set on which they do well shows
/// nothing about features.</summary>
internal static class PixelBaselines
{
    private const int QueryBatch = 200;
    private static readonly Preprocessing s_pixels = new(32, 32, 3, [0.5f, 0.5f, 0.5f], [0.25f, 0.25f, 0.25f]);

    /// <summary>Share of test images whose nearest train image, by Euclidean distance of pixels, is of their class.</summary>
    public static double NearestNeighbour(IImageSet images, DataSplit split)
    {
        using var scope = NewDisposeScope();
        var (train, test) = (Load(images, split.Labelled), Load(images, split.Test));                               // (N, 3072)
        var squares = train.square().sum(1);                                                                        // (N)
        var right = 0;
        using var minusTwo = (-2).ToScalar();
        foreach (var query in Enumerable.Range(0, split.Test.Count).Chunk(QueryBatch))
        {
            using var batch = NewDisposeScope();
            var rows = test.narrow(0, query[0], query.Length);
            var nearest = squares.add(rows.mm(train.t()), minusTwo).argmin(1).data<long>();                                // (B)
            for (var i = 0; i < query.Length; i++)
                right += images.Items[split.Labelled[(int)nearest[i]]].Label == images.Items[split.Test[query[i]]].Label ? 1 : 0;
        }
        return right / (double)split.Test.Count;
    }

    /// <summary>Test accuracy of a linear classifier on the pixels, its epoch chosen by the validation set.</summary>
    public static double Linear(IImageSet images, DataSplit split, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var train = new ImageExamples(images, split.Folds[0].Train, s_pixels);
        using var validation = new ImageExamples(images, split.Folds[0].Validation, s_pixels);
        using var test = new ImageExamples(images, split.Test, s_pixels);
        random.manual_seed((long)seed);
        using var network = nn.Sequential(nn.Flatten(), nn.Linear(3 * 32 * 32, images.Classes.Count));
        var optimizer = new OptimizerSettings.AdamW { LearningRate = 1e-3, WeightDecay = 0.1 };
        ParameterGroup all = new("all", [.. network.parameters()], [], optimizer.LearningRate, 0);
        using var training = new Classification(network, [all], train,
            new() { Epochs = 15, BatchSize = 64, Seed = seed, Optimizer = optimizer, Schedule = new ScheduleSettings.Cosine() })
        {
            Validation = _ => Evaluation.Predict(network, validation).Figures,
        };
        new TrainingLoop(training).Run();
        return Evaluation.Predict(network, test).Figures.Scores.Accuracy;
    }

    private static Tensor Load(IImageSet images, IReadOnlyList<int> items)
    {
        using var examples = new ImageExamples(images, items, s_pixels);
        return examples.Load([.. Enumerable.Range(0, items.Count)], 0).flatten(1);
    }
}
