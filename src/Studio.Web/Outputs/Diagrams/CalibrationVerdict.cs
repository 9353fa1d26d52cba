using Studio.Experiments.Results;
using Studio.Web.Display;

namespace Studio.Web.Outputs.Diagrams;

/// <summary>Says in words whether a network's confidence fits its accuracy.</summary>
public static class CalibrationVerdict
{
    /// <summary>Mean confidence and accuracy closer than this are called equal.</summary>
    private const double Tolerance = .02;

    /// <returns>Null where no image was judged.</returns>
    public static string? Of(IReadOnlyList<ReliabilityBin> bins)
    {
        var items = bins.Sum(b => b.Items);
        if (items == 0)
            return null;
        var confidence = bins.Sum(b => b.Confidence * b.Items) / items;
        var accuracy = bins.Sum(b => b.Accuracy * b.Items) / items;
        var claim = $"On average the network claims {Figures.Percent(confidence, 0)} and is correct in {Figures.Percent(accuracy, 0)}";
        var points = $"{Math.Abs(confidence - accuracy) * 100:0} points";
        return (confidence - accuracy) switch
        {
            < -Tolerance => $"{claim}: {points} too modest, under-confident.",
            > Tolerance => $"{claim}: {points} too sure, over-confident.",
            _ => $"{claim}: its confidence fits.",
        };
    }
}
