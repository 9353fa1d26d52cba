using Studio.Experiments.Runs;

namespace Studio.Experiments.Results;

/// <summary>A trained generator and the last grid that it drew.</summary>
public sealed record SketchResult(ArtifactReference Generator, ArtifactReference LastGrid, int Steps, double Seconds) : CellResult
{
    public override ArtifactReference Picture() => LastGrid;
}
