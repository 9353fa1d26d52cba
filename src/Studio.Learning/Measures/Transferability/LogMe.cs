using static TorchSharp.torch;

namespace Studio.Learning.Measures.Transferability;

/// <summary>How likely the labels are under a linear model of the features, over all its weights: the higher, the better the features suit
/// the classes.</summary>
/// <remarks>You, Liu, Wang and Long, "LogME: Practical Assessment of Pre-trained Models for Transfer Learning", ICML 2021,
/// arXiv:2102.11005, algorithm 1, with the fixed point of You et al., arXiv:2110.10545. Departure: iterated until nothing changes, where
/// the published code stops at one in a thousand.</remarks>
public sealed class LogMe : ITransferabilityScore
{
    private const int FewPerClass = 5;
    private const int MostIterations = 1000;
    private const double Tolerance = 1e-12;
    private const double MachineEpsilon = 2.220446049250313e-16;
    // Labels that the features fit without any error would have an infinite evidence.
    private const double LeastError = 1e-12;

    public string Key => "logme";

    public string Title => "LogME";

    public string Meaning => "how likely the labels are under a linear model of the features";

    public int Order => 1;

    public double Compute(ScoreInputs inputs) => Of(inputs.Features, inputs.Labels);

    public (bool IsReliable, string Sentence) Reliability(ScoreConditions conditions) => conditions.ItemsPerClass < FewPerClass
        ? (false, $"{conditions.ItemsPerClass:0.#} examples per class are few: differences of one or two ranks may be chance.")
        : (true, "The most stable score, also with more features than examples. It predicts the accuracy of a head on frozen features, not "
            + "of fine-tuning.");

    /// <summary>Log evidence divided by N, averaged over the classes that occur.</summary>
    /// <param name="features">(N, D); D may be larger than N.</param>
    /// <param name="labels">N class numbers.</param>
    /// <exception cref="ArgumentException">There is only one class, a value is NaN or infinite, or every feature is 0.</exception>
    public static double Of(Tensor features, IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        var f = FeatureTable.Of(features, labels);                                    // (N, D)
        var classes = labels.Distinct().Order().ToArray();
        var truth = tensor(labels.Select(l => (long)Array.IndexOf(classes, l)).ToArray());
        var y = nn.functional.one_hot(truth, classes.Length).to(ScalarType.Float64);  // (N, K)
        var (values, shares) = Spectrum(f, y);
        return Enumerable.Range(0, classes.Length).Average(k =>
            Evidence(values, [.. shares.Select(s => s[k])], labels.Count(l => l == classes[k]), labels.Count, f.shape[1]));
    }

    /// <summary>Squared singular values of the features above rounding (R), and how much of each class's one-hot labels lies along each,
    /// squared (R of K).</summary>
    private static (double[] Values, double[][] Shares) Spectrum(Tensor f, Tensor y)
    {
        var isWide = f.shape[1] > f.shape[0];
        var (values, vectors) = linalg.eigh(isWide ? f.mm(f.t()) : f.t().mm(f));
        var squared = values.data<double>().ToArray();
        var cutoff = squared[^1] * Math.Max(f.shape[0], f.shape[1]) * MachineEpsilon;
        int[] kept = [.. Enumerable.Range(0, squared.Length).Where(i => squared[i] > cutoff)];
        if (kept.Length == 0)
            throw new ArgumentException("Every feature is 0. Choose another stage or other weights.");
        var along = (isWide ? vectors.t().mm(y) : vectors.t().mm(f.t().mm(y))).square();   // (R, K)
        return ([.. kept.Select(i => squared[i])],
            [.. kept.Select(i => along[i].data<double>().Select(a => isWide ? a : a / squared[i]).ToArray())]);
    }

    /// <summary>Of one class against the rest, whose labels have the squared length <paramref name="members"/>.</summary>
    private static double Evidence(double[] values, double[] shares, double members, long n, long d)
    {
        var (alpha, beta, ratio) = (1d, 1d, 0d);
        var (weights, error) = (0d, 0d);
        for (var i = 0; i < MostIterations && Math.Abs(alpha / beta - ratio) > Tolerance * ratio; i++)
        {
            ratio = alpha / beta;
            var used = values.Sum(v => v / (v + ratio));
            weights = values.Zip(shares, (v, s) => s * v / ((v + ratio) * (v + ratio))).Sum();
            error = Math.Max(LeastError,
                members - shares.Sum() + values.Zip(shares, (v, s) => s * ratio * ratio / ((v + ratio) * (v + ratio))).Sum());
            (alpha, beta) = (used / Math.Max(LeastError, weights), Math.Max(LeastError, n - used) / error);
        }
        return (d * Math.Log(alpha) + n * Math.Log(beta / (2 * Math.PI)) - values.Sum(v => Math.Log(alpha + beta * v))
            - (d - values.Length) * Math.Log(alpha) - beta * error - alpha * weights) / (2 * n);
    }
}
