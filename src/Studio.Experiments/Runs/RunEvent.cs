using System.Text.Json.Serialization;
using Studio.Experiments.Events;
using Studio.Experiments.Results;

namespace Studio.Experiments.Runs;

/// <summary>What a run says in its journal. Steps are optimiser steps from 1; 0 is before the first.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(Metrics), "metrics")]
[JsonDerivedType(typeof(Images), "images")]
[JsonDerivedType(typeof(Confusion), "confusion")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Translations), "translations")]
[JsonDerivedType(typeof(Mark), "mark")]
[JsonDerivedType(typeof(Log), "log")]
[JsonDerivedType(typeof(Status), "status")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Interim), "interim")]
[JsonDerivedType(typeof(Result), "result")]
public abstract record RunEvent
{
    /// <summary>The fold of a cross-validation that it is about; its steps are those of the fold then.
    /// Null for the training whose weights are kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Fold? Fold { get; init; }

    /// <param name="Rate">Items a second, in <paramref name="Unit"/>; 0 if it is not known yet.</param>
    /// <param name="Remaining">Of the whole run.</param>
    /// <param name="Doing">What is done now, for example "epoch 3 of 12".</param>
    public sealed record Progress(int Step, int TotalSteps, double Rate, string Unit, TimeSpan Remaining, string Doing) : RunEvent
    {
        /// <summary>How much of the whole run is done, from 0 to 1, where the steps are those of one of its
        /// trainings; null where they are all there is.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public double? Share { get; init; }

        /// <summary>Why an intervention that is asked for now is not applied at the next step, and when it is; null if it is.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? InterventionsWait { get; init; }

        /// <summary>From 0 to 1, by the steps where nothing else is known.</summary>
        [JsonIgnore]
        public double Done => Math.Clamp(Share ?? (TotalSteps > 0 ? Step / (double)TotalSteps : 0), 0, 1);
    }

    public sealed record Metrics(IReadOnlyList<MetricPoint> Points) : RunEvent;

    /// <param name="Grid">Name of the grid, the same for all of its states, for example "samples".</param>
    public sealed record Images(int Step, string Grid, ArtifactReference Picture, int Rows, int Columns, string Caption = "") : RunEvent;

    /// <summary>The end of an epoch as the named part ("validation", "test") sees it.</summary>
    public sealed record Confusion(int Step, string Part, ConfusionMatrix Matrix, bool IsBest = false) : RunEvent;

    /// <summary>One text that the network wrote at a step.</summary>
    public sealed record Text(int Step, string Stream, string Written) : RunEvent
    {
        /// <summary>The likeliest tokens behind the prompt, the likeliest first; null where the network did not say.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<NextToken>? Next { get; init; }
    }

    /// <summary>How the network translates the same sentences at a step.</summary>
    public sealed record Translations(int Step, IReadOnlyList<TranslatedSentence> Sentences) : RunEvent;

    /// <summary>A mark on the curves: an intervention or another thing worth remembering.</summary>
    /// <param name="Person">Who did it; null where nobody did.</param>
    /// <param name="Applied">What was changed by it; null where nothing was.</param>
    public sealed record Mark(int Step, string Sentence, string? Person = null, Intervention? Applied = null) : RunEvent;

    public sealed record Log(LogLevel Level, string Sentence) : RunEvent;

    public sealed record Status(RunStatus Is, string Sentence) : RunEvent;

    /// <summary>The run resumes from a checkpoint at <paramref name="Step"/>: all events of an earlier lease about
    /// later steps are void.</summary>
    public sealed record Resumed(int Step) : RunEvent;

    /// <summary>What the cell has come to so far, in the form of its result; each takes the place of the one before.</summary>
    public sealed record Interim(int Step, CellResult Value) : RunEvent;

    /// <summary>What the cell came to; the last word before its status becomes completed.</summary>
    public sealed record Result(CellResult Value) : RunEvent;
}
