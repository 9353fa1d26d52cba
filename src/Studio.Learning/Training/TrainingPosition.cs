using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>Where a run stands between two steps, without its tensors.</summary>
internal sealed record TrainingPosition
{
    /// <summary>Epoch that this training began with; those before it came from another.</summary>
    public required int FirstEpoch { get; init; }

    /// <summary>Steps done before this training; null in a checkpoint of an earlier version, which has them with its epochs.</summary>
    public int? FirstStep { get; init; }

    /// <summary>Present epoch, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Finished batches of the epoch.</summary>
    public required int Batch { get; init; }

    /// <summary>Steps done in all.</summary>
    public required int Step { get; init; }

    /// <summary>Sum of loss × items over the epoch so far.</summary>
    public required double LossSum { get; init; }

    public required long LossItems { get; init; }

    /// <summary>Product of all requested changes of the learning rates.</summary>
    public required double RateFactor { get; init; }

    /// <summary>Groups that a person froze (false) or unfroze (true).</summary>
    public IReadOnlyDictionary<string, bool> Overrides { get; init; } = new Dictionary<string, bool>();

    public IReadOnlyList<TrainingEvent.EpochFinished> Epochs { get; init; } = [];

    /// <summary>Tensors that are in the best weights as they are in the network: the file holds them once.</summary>
    public IReadOnlyList<string> BestAsNetwork { get; init; } = [];
}
