namespace Studio.Learning.Diagnostics;

/// <summary>What one training step of the parity check computes.</summary>
/// <param name="Logits">Of the first image in evaluation mode, one for each class.</param>
/// <param name="Loss">Cross-entropy of the batch in training mode.</param>
/// <param name="GradientNorm">L2 norm of the gradient of that loss by all weights.</param>
public sealed record ParityFigures(IReadOnlyList<double> Logits, double Loss, double GradientNorm)
{
    /// <summary>The largest relative distance of a figure; of logits, relative to the largest of them.</summary>
    public double DistanceFrom(ParityFigures truth)
    {
        var scale = truth.Logits.Max(Math.Abs);
        var distances = Logits.Zip(truth.Logits, (one, other) => Math.Abs(one - other) / scale)
            .Append(Math.Abs(Loss - truth.Loss) / truth.Loss)
            .Append(Math.Abs(GradientNorm - truth.GradientNorm) / truth.GradientNorm).ToArray();
        // NaN compares as smaller than anything.
        return distances.All(double.IsFinite) ? distances.Max() : double.PositiveInfinity;
    }
}
