using System.Text.Json.Serialization;
using Studio.Experiments.Results;

namespace Studio.Experiments.Events;

/// <summary>What a training loop tells whoever watches; it knows neither run nor event number.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Progressed), "progressed")]
[JsonDerivedType(typeof(Measured), "measured")]
[JsonDerivedType(typeof(EpochFinished), "epoch-finished")]
[JsonDerivedType(typeof(Intervened), "intervened")]
[JsonDerivedType(typeof(StatusChanged), "status-changed")]
public abstract record TrainingEvent
{
    /// <param name="Step">Optimiser steps done, counted from 1 over the whole run.</param>
    /// <param name="ImagesPerSecond">Mean rate over the last second or so.</param>
    public sealed record Progressed(int Epoch, int Step, int TotalSteps, double ImagesPerSecond, TimeSpan Remaining) : TrainingEvent;

    public sealed record Measured(IReadOnlyList<MetricPoint> Points) : TrainingEvent;

    /// <summary>End of an epoch: mean loss on fit, and what the choose part says. The test part is never in here.</summary>
    public sealed record EpochFinished(int Epoch, int Step, double FitLoss, double ChooseLoss, double ChooseAccuracy,
        double ChooseMacroF1, ConfusionMatrix Confusion, bool IsBest) : TrainingEvent;

    public sealed record Intervened(int Step, string Sentence) : TrainingEvent;

    public sealed record StatusChanged(RunStatus Status, string Sentence) : TrainingEvent;
}
