using Studio.Experiments.Recipes;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Tasks;

/// <summary>All that decides what a language model is trained on, from where it starts, and how.</summary>
public sealed record LanguageModelTask
{
    public required CorpusParts Texts { get; init; }

    /// <summary>File of a language model with its vocabulary, which is tuned; null trains random weights.</summary>
    public required string? Weights { get; init; }

    public required LanguageModelSettings Settings { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Upper bound of optimiser steps, for lessons and tests; null trains all epochs.</summary>
    public int? MaxSteps { get; init; }
}
