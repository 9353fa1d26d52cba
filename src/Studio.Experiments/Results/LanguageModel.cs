using System.ComponentModel;
using System.Text.Json.Serialization;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>A trained language model, and the text it generated last.</summary>
[DisplayName("language model")]
public sealed record LanguageModel : TrainedModel
{
    /// <summary>The last generated text; the prompt begins it.</summary>
    public required string Sample { get; init; }

    /// <summary>Per character, on the held-out end of the text.</summary>
    public required double Perplexity { get; init; }

    /// <summary>Optimiser steps.</summary>
    public required int Steps { get; init; }

    /// <summary>The text that it was trained on, where that is no data set; null in results of a version that did not keep it.</summary>
    public ArtifactReference? TrainingText { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
        [new ResultFigure.Number("perplexity", Perplexity), new ResultFigure.Number("seconds", Seconds)];

    public override string Summary() => $"perplexity {Perplexity:F2} after {Steps:N0} steps";

    public override string PlainText() => Sample;

    public override string Headline() => $"perplexity {Perplexity:F2}";
}
