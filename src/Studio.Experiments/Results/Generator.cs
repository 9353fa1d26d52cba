using System.ComponentModel;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>A trained generator of images, and its last grid of samples.</summary>
[DisplayName("image generator")]
public sealed record Generator : TrainedModel
{
    public required ArtifactReference Samples { get; init; }

    /// <summary>Optimiser steps.</summary>
    public required int Steps { get; init; }

    public override string Summary() => $"generated images after {Steps:N0} steps";

    public override string Headline() => $"{Steps:N0} steps";

    public override ArtifactReference Picture() => Samples;
}
