using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Training.Statistics;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>What the labelled images show about a network that was trained on them.</summary>
/// <param name="Pictures">Item by a hash that copies have in common, over all labelled items.</param>
internal sealed record LabelledEvidence(IReadOnlyList<int> TrainCounts, double TrainAccuracy,
    IReadOnlyList<PredictedItem> HighestTrainLosses, InputStatistics? Inputs,
    StatisticsShift? StatisticsMoved, IReadOnlyDictionary<UInt128, int> Pictures)
{
    private const int MostChecked = 1000, WorstCount = 9, BatchSize = 64;

    /// <param name="labelled">The labelled images as they are.</param>
    public static LabelledEvidence Of(TransferTask task, TransferNetwork networks, IReadOnlyList<int> train, ILabelledExamples labelled,
        FeatureNetwork network, Device device)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var rows = labelled.RowsOf(train);
        var every = (rows.Length + MostChecked - 1) / MostChecked;
        int[] evaluated = [.. rows.Where((_, i) => i % every == 0)];
        var predictions = Evaluation.Predict(network, new ExamplesSubset(labelled, evaluated));
        var worst = TopLosses.Of(predictions.Probabilities, [.. predictions.Labels], WorstCount);
        using var pretrained = task.WeightsPath is null ? null : networks.Make(device);
        // Before the batch below leaves its trace.
        var moved = pretrained is null ? null : BatchNormShift.Between(network, pretrained);
        var batch = labelled.Load(evaluated.AsSpan(0, Math.Min(BatchSize, evaluated.Length)), epoch: 0).to(device);            // (N, …)
        var inputs = labelled.Statistics(batch, networks.OfTheWeights, networks.EmptyMargin);
        if (inputs is not null && pretrained is not null)
            inputs = inputs with { FirstLayer = BatchNormShift.OfFirstLayer(pretrained, batch) };
        return new(ClassBalance.Of(rows.Select(r => labelled.Labels[r]), labelled.Classes.Count).Counts,
            ClassificationScores.Of(predictions.Confusion).Accuracy,
            [.. worst.Select(w =>
                new PredictedItem(labelled.Items[evaluated[w.Index]], w.Truth, w.Predicted, (float)w.Loss, (float)w.Confidence))],
            inputs, moved, labelled.ItemHashes());
    }
}
