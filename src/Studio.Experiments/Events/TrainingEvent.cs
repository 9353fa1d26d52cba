using System.Text.Json.Serialization;
using Studio.Experiments.Results;

namespace Studio.Experiments.Events;

/// <summary>An event that a training loop emits; it knows neither run nor event number.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Progressed), "progressed")]
[JsonDerivedType(typeof(Measured), "measured")]
[JsonDerivedType(typeof(EpochFinished), "epoch-finished")]
[JsonDerivedType(typeof(Intervened), "intervened")]
[JsonDerivedType(typeof(StatusChanged), "status-changed")]
[JsonDerivedType(typeof(Sampled), "sampled")]
[JsonDerivedType(typeof(Wrote), "wrote")]
[JsonDerivedType(typeof(Translated), "translated")]
[JsonDerivedType(typeof(CheckpointMissed), "checkpoint-missed")]
public abstract record TrainingEvent
{
    /// <summary>The fold of a cross-validation that it is about; null for the training whose weights are kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Fold? Fold { get; init; }

    /// <param name="Step">Optimiser steps done, counted from 1 over the whole run.</param>
    /// <param name="ItemsPerSecond">Mean rate over the last second or so, in <paramref name="Unit"/>.</param>
    /// <param name="Unit">What the rate counts, for people: "images", "characters".</param>
    public sealed record Progressed(int Epoch, int Step, int TotalSteps, double ItemsPerSecond, TimeSpan Remaining, string Unit = "images")
        : TrainingEvent
    {
        /// <summary>The rate's name in events of an older studio. It is read and never written.</summary>
        [JsonInclude, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        private double? ImagesPerSecond { get => null; init => ItemsPerSecond = value ?? ItemsPerSecond; }

        /// <summary>Epoch and step that this training began with; those before are of another that it followed.</summary>
        public int FirstEpoch { get; init; }

        public int FirstStep { get; init; }

        /// <summary>How much of a run is done that is more than this training, from 0 to 1; null where this training is all.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public double? Share { get; init; }

        /// <summary>What is done now, for people, for example "fold 2 of 5, epoch 3 of 8"; null where epoch and step say all.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Doing { get; init; }

        /// <summary>Why an intervention that is asked for now is not applied at the next step, and when it is; null if it is.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? InterventionsWait { get; init; }
    }

    public sealed record Measured(IReadOnlyList<MetricPoint> Points) : TrainingEvent;

    /// <summary>End of an epoch: mean loss on the training set, and figures of the validation set. The test set is never in here.</summary>
    /// <param name="IsBest">Its weights are the best so far.</param>
    public sealed record EpochFinished(int Epoch, int Step, double TrainLoss, ValidationFigures Validation, bool IsBest) : TrainingEvent;

    /// <param name="Applied">What was changed; null if the request could not be applied, and the sentence says why.</param>
    public sealed record Intervened(int Step, string Sentence, Intervention? Applied = null) : TrainingEvent;

    public sealed record StatusChanged(RunStatus Status, string Sentence) : TrainingEvent;

    /// <summary>What a generator draws after <paramref name="Step"/> steps, always from the same latents.</summary>
    /// <param name="Png">The grid as an encoded image. It stays out of the JSON: whoever stores the event keeps the
    /// bytes as a file.</param>
    public sealed record Sampled(int Step, [property: JsonIgnore] ReadOnlyMemory<byte> Png, int Rows, int Columns) : TrainingEvent;

    /// <summary>What a language network writes after <paramref name="Step"/> steps, always from the same prompt,
    /// which begins the text.</summary>
    public sealed record Wrote(int Step, string Text) : TrainingEvent
    {
        /// <summary>The likeliest tokens behind the prompt, the likeliest first.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<NextToken>? Next { get; init; }
    }

    /// <summary>How a network translates after <paramref name="Step"/> steps, always the same sentences.</summary>
    public sealed record Translated(int Step, IReadOnlyList<TranslatedSentence> Sentences) : TrainingEvent;

    /// <summary>A checkpoint could not be written, for example on a full disk.</summary>
    public sealed record CheckpointMissed(int Step, string Reason) : TrainingEvent
    {
        [JsonIgnore]
        public string Sentence => $"The checkpoint of step {Step} could not be saved ({Reason}). Training continues without it.";
    }
}
