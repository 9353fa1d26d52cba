using Studio.Experiments.Events;

namespace Studio.Learning.Training;

/// <summary>How a training ended; the network holds the weights of the best epoch, if one was finished.</summary>
/// <param name="BestEpoch">From 0; null if no epoch was finished.</param>
/// <param name="Steps">Optimiser steps done, those before a resumption included.</param>
public sealed record TrainingOutcome(RunStatus Status, string Sentence, int? BestEpoch, int Steps,
    IReadOnlyList<TrainingEvent.EpochFinished> Epochs)
{
    /// <summary>The first epoch of this training; those before are of a training that it followed.</summary>
    public int FirstEpoch { get; init; }

    /// <summary>The outcome of a run whose result needs the training's end.</summary>
    public RunOutcome<TrainingOutcome> ToRun() => Status switch
    {
        RunStatus.Cancelled => new RunOutcome<TrainingOutcome>.Stopped(Sentence),
        RunStatus.Diverged => new RunOutcome<TrainingOutcome>.Diverged(Sentence),
        _ => this,
    };
}
