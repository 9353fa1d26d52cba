using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>A trained generator and the last grid that it drew.</summary>
public sealed record SketchResult(ArtifactReference Generator, ArtifactReference LastGrid, int Steps, double Seconds) : CellResult
{
    public override string Summary() => $"generated images after {Steps:N0} steps";

    public override ArtifactReference Picture() => LastGrid;
}
