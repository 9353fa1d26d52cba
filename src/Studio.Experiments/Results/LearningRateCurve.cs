using System.Globalization;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Results;

/// <summary>The curve of a learning-rate range test: loss over learning rate, by rising rate.</summary>
/// <param name="HasDiverged">The test ended early, because the loss became NaN, infinite or 4 × the lowest.</param>
public sealed record LearningRateCurve(IReadOnlyList<LearningRatePoint> Points, bool HasDiverged)
{
    /// <summary>Learning rate of the first step, and of the last if the loss does not diverge before.</summary>
    public const double From = 1e-6, To = 10;

    public const int MostPoints = 100;

    /// <summary>The learning rate in the middle of the longest valley, to two digits; null where the loss never falls.</summary>
    /// <remarks>The valley is the longest decreasing subsequence of the losses, as in fast.ai's default <c>valley</c>
    /// (fastai/callback/schedule.py). The alternative is the steepest descent, the least gradient of the loss over the logarithm of the
    /// rate. A single hard batch among the first steps, which the average hardly smooths yet, is often steeper than the descent itself: in
    /// 3 of 9 tests with the bundled network that rate was about 1e-6, where nothing is learned.
    /// A valley needs many steps, so no single batch makes one.</remarks>
    [JsonIgnore]
    public double? Suggestion
    {
        get
        {
            // Steps of the longest fall that ends at each point.
            var lengths = new int[Points.Count];
            for (var i = 0; i < lengths.Length; i++)
                lengths[i] = 1 + Enumerable.Range(0, i).Where(j => Points[i].Loss < Points[j].Loss).Select(j => lengths[j])
                    .DefaultIfEmpty().Max();
            if (lengths.DefaultIfEmpty().Max() is var longest && longest < 2)
                return null;
            var middle = Points[Array.IndexOf(lengths, longest) + 1 - longest + (longest - 1) / 2].Rate;
            return double.Parse(middle.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }
    }
}
