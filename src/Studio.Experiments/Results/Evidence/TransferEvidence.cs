namespace Studio.Experiments.Results.Evidence;

/// <summary>What a transfer met on its way besides its figures: what whoever looks for mistakes has to go by.</summary>
/// <param name="Epochs">All epochs, those of a head's warm-up first.</param>
/// <param name="WarmUpEpochs">How many of them trained the head alone before the backbone was unfrozen.</param>
/// <param name="TrainCounts">Items of each class in the training set.</param>
/// <param name="TrainAccuracy">Of the chosen weights on the training set, on a thousand items at most.</param>
/// <param name="HighestTrainLosses">Of those items the ones with the highest loss, highest first.</param>
/// <param name="Inputs">Pixel values as the network saw them; null where inputs are no measurements, as tokens are.</param>
/// <param name="StatisticsMoved">How far the chosen weights' running statistics of batch normalisation lie from those of the pretrained
/// weights; null without either.</param>
/// <param name="Copies">Test items that are the same, as the network sees them, as a labelled one.</param>
public sealed record TransferEvidence(IReadOnlyList<EpochFigures> Epochs, int WarmUpEpochs, IReadOnlyList<int> TrainCounts,
    double TrainAccuracy,
    IReadOnlyList<PredictedItem> HighestTrainLosses, InputStatistics? Inputs, StatisticsShift? StatisticsMoved,
    IReadOnlyList<CopiedItem> Copies)
{
    /// <summary>The loss became NaN or infinite, and the weights are those of the best epoch before.</summary>
    public bool HasDiverged { get; init; }

    /// <summary>Title of the drawn or generated data set that the weights were trained on; null for other weights,
    /// and where it is not known.</summary>
    public string? DrawnSource { get; init; }
}
