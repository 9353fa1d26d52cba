using Studio.Experiments.Recipes;

namespace Studio.Learning.Tasks;

/// <summary>How a language model is trained.</summary>
public sealed record LanguageModellingSettings
{
    /// <summary>Optimiser steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Sequences of the text that are read side by side.</summary>
    public required int Streams { get; init; }

    /// <summary>Tokens through which the gradient flows back; the state is carried on beyond them.</summary>
    public required int Window { get; init; }

    public required OptimizerSettings Optimizer { get; init; }

    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Constant();

    public double MaxGradientNorm { get; init; } = 1;

    /// <summary>Weight of the mean square of the dropped outputs; see <see cref="Networks.Text.AwdLstm.ActivationPenalty"/>.</summary>
    public double ActivationPenalty { get; init; }

    /// <summary>Weight of the mean square of the outputs' change; see <see cref="Networks.Text.AwdLstm.TemporalPenalty"/>.</summary>
    public double TemporalPenalty { get; init; }

    /// <summary>Share of the tokens that are read as the unknown one in training; without such a token nothing is dropped.</summary>
    /// <remarks>Bowman et al., "Generating Sentences from a Continuous Space", arXiv:1511.06349, section 3.1.</remarks>
    public double WordDropout { get; init; }

    /// <inheritdoc cref="Training.TrainingPlan.EarlyStoppingPatience"/>
    public int EarlyStoppingPatience { get; init; }

    public required TextSample Sample { get; init; }
}
