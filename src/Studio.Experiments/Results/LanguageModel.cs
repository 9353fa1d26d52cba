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

    /// <summary>Per token, on the held-out texts.</summary>
    public required double Perplexity { get; init; }

    /// <summary>Optimiser steps.</summary>
    public required int Steps { get; init; }

    /// <summary>The text that it was trained on, where that is no data set; null in results of a version that did not keep it.</summary>
    public ArtifactReference? TrainingText { get; init; }

    /// <summary>Of the pretrained model on the same texts, before the first step; null of random weights.</summary>
    public PerplexityFigures? Before { get; init; }

    /// <summary>Of the kept weights on the validation texts; null in results of the cell WriteText.</summary>
    public PerplexityFigures? Validation { get; init; }

    /// <summary>Tokens that it knows; 0 where that was not recorded.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Those of <see cref="Vocabulary"/> that the pretrained model did not know.</summary>
    public int TokensAdded { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
    [
        new ResultFigure.Number("perplexity", Perplexity),
        .. Before is { } before ? new[] { new ResultFigure.Number("perplexity before", before.Perplexity) } : [],
        .. Validation is { } validation ? new[]
        {
            new ResultFigure.Number("bits per character", validation.BitsPerCharacter),
            new ResultFigure.Number("unknown tokens, per cent", 100 * validation.UnknownShare),
        } : [],
        new ResultFigure.Number("seconds", Seconds),
    ];

    public override string Summary() => $"{Headline()}{(Before is { } before ? $", before {before.Perplexity:F2}," : "")} after {Steps:N0} "
        + "steps";

    public override string PlainText() => Sample;

    public override string Headline() => Validation?.Headline() ?? $"perplexity {Perplexity:F2}";
}
