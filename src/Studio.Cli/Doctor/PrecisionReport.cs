namespace Studio.Cli.Doctor;

/// <summary>What a device does in one precision.</summary>
/// <param name="Precision">"float32", "TF32" or "bfloat16".</param>
/// <param name="Distance">Largest relative distance of a training step's figures from those of float64 on a CPU.</param>
/// <param name="Tolerance">What <paramref name="Distance"/> may be at most.</param>
/// <param name="ImagesPerSecond">Of the standard training step: ResNet-18, 32 images of 3×64×64; null if it was not timed.</param>
internal sealed record PrecisionReport(string Precision, double Distance, double Tolerance, double? ImagesPerSecond)
{
    public bool IsWithin => Distance <= Tolerance;
}
