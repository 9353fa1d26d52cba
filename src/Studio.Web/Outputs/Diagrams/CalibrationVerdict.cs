using Studio.Experiments.Results;
using Studio.Web.Display;

namespace Studio.Web.Outputs.Diagrams;

/// <summary>Says in words whether a network's confidence fits its accuracy.</summary>
public static class CalibrationVerdict
{
    /// <summary>Mean confidence and accuracy closer than this are called equal.</summary>
    private const double Tolerance = .02;

    /// <returns>Null without images.</returns>
    public static string? Of(IReadOnlyList<ReliabilityBin> bins)
    {
        var items = bins.Sum(b => b.Items);
        if (items == 0)
            return null;
        var confidence = bins.Sum(b => b.Confidence * b.Items) / items;
        var accuracy = bins.Sum(b => b.Accuracy * b.Items) / items;
        var claim = $"Mean confidence is {Figures.Percent(confidence, 0)}, accuracy {Figures.Percent(accuracy, 0)}";
        var points = $"{Math.Abs(confidence - accuracy) * 100:0} points";
        return (confidence - accuracy) switch
        {
            < -Tolerance => $"{claim}: {points} under-confident.",
            > Tolerance => $"{claim}: {points} over-confident.",
            _ => $"{claim}: well calibrated.",
        };
    }
}
