using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>Where a run stands between two steps, but for its tensors.</summary>
/// <param name="FirstEpoch">Epoch that this training began with; those before it came from another.</param>
/// <param name="Epoch">Epoch at hand, from 0.</param>
/// <param name="Batch">Batches of it that are done.</param>
/// <param name="Step">Steps done in all.</param>
/// <param name="LossSum">Sum of loss × items over the epoch so far.</param>
/// <param name="RateFactor">Product of all asked changes of the learning rates.</param>
/// <param name="Overrides">Groups that a person froze (false) or opened (true).</param>
internal sealed record TrainingPosition(int FirstEpoch, int Epoch, int Batch, int Step, double LossSum, long LossItems, double RateFactor,
    IReadOnlyDictionary<string, bool> Overrides, IReadOnlyList<TrainingEvent.EpochFinished> Epochs)
{
    /// <summary>Tensors that are in the best weights as they are in the network: the file holds them once.</summary>
    public IReadOnlyList<string> BestAsNetwork { get; init; } = [];
}
