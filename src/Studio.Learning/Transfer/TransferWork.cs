using Studio.Experiments.Recipes;
using Studio.Learning.Data.Splits;
using Studio.Learning.Training.Batches;

namespace Studio.Learning.Transfer;

/// <summary>All that a transfer does, in its order: features, each fold, the training whose weights are kept, and the test.</summary>
/// <remarks>Work is counted in images that pass through the network. Only the evenness of a progress bar depends on it.</remarks>
internal sealed class TransferWork
{
    /// <summary>Keys of what is no training; a training has its <see cref="TransferStage.Suffix"/>.</summary>
    public const string Features = "features", Testing = "testing";

    private const double OfATrainedImage = 3, OfAStepOfAHead = .5;
    private readonly List<Part> _parts = [];

    /// <param name="Steps">Of its training.</param>
    /// <param name="StepsBehind">Of the training that follows it on the same curve.</param>
    /// <param name="IsOfHead">No image passes through the network in it.</param>
    public sealed record Part(string Key, double Work, int Steps, int StepsBehind, bool IsOfHead);

    public TransferWork(TransferTask task, DataSplit split)
    {
        var recipe = task.Recipe;
        var warmUp = WarmUpRecipe.Of(recipe);
        var extraction = recipe as Recipe.FeatureExtraction is { MovingStatistics: false } kept ? kept : null;
        if (warmUp is not null || extraction is not null)
            _parts.Add(new(Features, split.Labelled.Count * (1 + (extraction?.AugmentedViews ?? 0)), 0, 0, false));
        foreach (var stage in Trainings(split))
        {
            var steps = Steps(recipe, stage);
            if (warmUp is not null)
                _parts.Add(Head(stage with { IsWarmUp = true }, Steps(warmUp, stage), steps));
            _parts.Add(extraction is not null ? Head(stage, steps, 0)
                : new(stage.Suffix, OfATrainedImage * steps * recipe.BatchSize + recipe.Epochs * (double)stage.Validation.Count, steps, 0,
                    false));
        }
        _parts.Add(new(Testing, split.Test.Count, 0, 0, false));

        int Steps(Recipe each, TransferStage stage) =>
            Math.Min(task.MaxSteps ?? int.MaxValue, each.Epochs * EpochBatches.Of(Enumerable.Range(0, stage.Train.Count),
                each.BatchSize).Length);
    }

    public Part Of(string key) => _parts.First(p => p.Key == key);

    /// <summary>Steps of the first curve.</summary>
    public int FirstSteps => _parts.Where(p => p.Steps > 0).Select(p => p.Steps + p.StepsBehind).First();

    /// <summary>How much of the whole is done when so much of a part is, from 0 to 1.</summary>
    public double ShareAt(Part at, double share) =>
        (_parts.TakeWhile(p => p != at).Sum(p => p.Work) + share * at.Work) / _parts.Sum(p => p.Work);

    /// <summary>What is left then, with and without a pass through the network.</summary>
    public (double OfNetwork, double OfHead) LeftAt(Part at, double share)
    {
        Part[] left = [at with { Work = at.Work * (1 - share) }, .. _parts.SkipWhile(p => p != at).Skip(1)];
        return (left.Where(p => !p.IsOfHead).Sum(p => p.Work), left.Where(p => p.IsOfHead).Sum(p => p.Work));
    }

    private static IEnumerable<TransferStage> Trainings(DataSplit split) =>
        split.Folds is [var only] ? [new(null, only.Train, only.Validation, null)]
        : [.. split.Folds.Select((f, i) => new TransferStage(i + 1, f.Train, f.Validation, null)), new(null, split.Labelled, [], null)];

    private static Part Head(TransferStage stage, int steps, int stepsBehind) =>
        new(stage.Suffix, OfAStepOfAHead * steps, steps, stepsBehind, true);
}
