namespace Studio.Experiments.Results.Efficiency;

/// <summary>What a training cost, over all folds, the test part left aside.</summary>
/// <param name="Seconds">On the machine that did it, from reading the weights to the measured test part.</param>
/// <param name="ForwardImages">Items in forward passes alone: those for cached features,
/// and the validation set at each epoch.</param>
/// <param name="TrainedImages">Items that went through the backbone forwards and backwards, once for each time they were shown.</param>
/// <param name="MultiplyAdds">Of both together; a way back counts as two ways there, whatever is frozen, so it is an upper bound.</param>
public sealed record TransferCost(double Seconds, long ForwardImages, long TrainedImages, double MultiplyAdds)
{
    public long Images => ForwardImages + TrainedImages;
}
