using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>Where a training begins: epochs and steps are counted on from an earlier training of the same network.</summary>
public sealed record TrainingStart(int Epoch, int Step)
{
    /// <summary>Epochs of the earlier training. Its weights stay the best ones until an epoch is better.</summary>
    public IReadOnlyList<TrainingEvent.EpochFinished> Epochs { get; init; } = [];

    public static TrainingStart After(TrainingOutcome earlier) => new(earlier.Epochs.Count, earlier.Steps) { Epochs = earlier.Epochs };
}
