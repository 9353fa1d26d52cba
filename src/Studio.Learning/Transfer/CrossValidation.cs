using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning.Data.Splits;
using Studio.Learning.Training;

namespace Studio.Learning.Transfer;

/// <summary>Trains once where there are labels enough to choose by; else once a fold and then on all labels, choosing the epoch at which
/// the folds together were best.</summary>
/// <remarks>Stone, "Cross-Validatory Choice and Assessment of Statistical Predictions", JRSS B 36, 1974: every labelled item is predicted
/// once by weights that did not see it.</remarks>
internal static class CrossValidation
{
    public static TrainingOutcome Run(DataSplit split, Func<TransferStage, TrainingOutcome> train)
    {
        if (split.Folds is [var only])
            return train(new(null, only.Train, only.Validation, null));
        var folds = new List<TrainingOutcome>();
        foreach (var (fold, i) in split.Folds.Select((f, i) => (f, i)))
        {
            var outcome = train(new(i + 1, fold.Train, fold.Validation, null));
            if (outcome.Status != RunStatus.Completed)
                return outcome;
            folds.Add(outcome);
        }
        return train(new(null, split.Labelled, [], epoch => Pool(folds, epoch)));
    }

    private static ClassificationFigures Pool(List<TrainingOutcome> folds, int epoch)
    {
        var ends = folds.Select(f => f.Epochs[Math.Min(epoch, f.Epochs.Count - 1)].Validation).Cast<ClassificationFigures>().ToArray();
        var items = ends.Select(e => (double)e.Confusion.Counts.Sum(row => row.Sum())).ToArray();
        return new(ends.Zip(items, (e, n) => e.Loss * n).Sum() / items.Sum(), ends.Select(e => e.Confusion).Aggregate((a, b) => a.Add(b)));
    }
}
