namespace Studio.Learning.Measures;

/// <summary>Divides logits by one number, so that confidence meets accuracy; no prediction changes.</summary>
/// <remarks>Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, arXiv:1706.04599, section 4.2.
/// Logarithms of probabilities serve as logits: the two differ by a constant in each row.</remarks>
public static class TemperatureScaling
{
    private const double Highest = 20, Lowest = 1 / Highest;
    private const int Halvings = 40;

    /// <summary>The temperature with the lowest cross-entropy on items that the network did not learn from, within 1/20 to 20.</summary>
    /// <param name="probabilities">(N, K) row by row.</param>
    /// <param name="truth">N class numbers, at least one.</param>
    public static double Fit(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> truth)
    {
        ArgumentOutOfRangeException.ThrowIfZero(truth.Length);
        var width = Rows.Width(probabilities.Length, truth.Length);
        // The loss is convex in 1/T, so its slope has one zero.
        var (low, high) = (Math.Log(Lowest), Math.Log(Highest));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(probabilities, truth, width, Math.Exp(middle)) > 0 ? (low, middle) : (middle, high);
        }
        return Math.Exp(-(low + high) / 2);
    }

    /// <summary>Probabilities (N, K) at another temperature than 1.</summary>
    /// <param name="width">K.</param>
    public static float[] Apply(ReadOnlySpan<float> probabilities, int width, double temperature)
    {
        var scaled = new float[probabilities.Length];
        var row = new double[width];
        for (var start = 0; start < scaled.Length; start += width)
        {
            Scale(probabilities.Slice(start, width), 1 / temperature, row);
            for (var k = 0; k < width; k++)
                scaled[start + k] = (float)row[k];
        }
        return scaled;
    }

    /// <summary>Of the summed cross-entropy by 1/T: expected logit minus the true one.</summary>
    private static double Slope(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> truth, int width, double inverse)
    {
        var slope = 0d;
        var scaled = new double[width];
        for (var n = 0; n < truth.Length; n++)
        {
            var row = probabilities.Slice(n * width, width);
            Scale(row, inverse, scaled);
            slope -= Logit(row[truth[n]]);
            for (var k = 0; k < width; k++)
                slope += scaled[k] * Logit(row[k]);
        }
        return slope;
    }

    private static void Scale(ReadOnlySpan<float> row, double inverse, double[] scaled)
    {
        var (highest, sum) = (Logit(row[Rows.ArgMax(row)]), 0d);
        for (var k = 0; k < row.Length; k++)
            sum += scaled[k] = Math.Exp(inverse * (Logit(row[k]) - highest));
        for (var k = 0; k < row.Length; k++)
            scaled[k] /= sum;
    }

    // What was rounded to zero is the smallest that float32 can write.
    private static double Logit(float probability) => Math.Log(Math.Max(probability, float.Epsilon));
}
