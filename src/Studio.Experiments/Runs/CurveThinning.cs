namespace Studio.Experiments.Runs;

/// <summary>Fewer points that look the same.</summary>
/// <remarks>Steinarsson, "Downsampling Time Series for Visual Representation", University of Iceland 2013,
/// section 4.2: largest triangle, three buckets. The first and the last point always stay; of a bucket with a NaN, the NaN stays, because a
/// gap is worth seeing.</remarks>
public static class CurveThinning
{
    public static IReadOnlyList<CurvePoint> Thin(IReadOnlyList<CurvePoint> points, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 3);
        if (points.Count <= most)
            return [.. points];
        var kept = new List<CurvePoint>(most) { points[0] };
        var width = (points.Count - 2) / (double)(most - 2);
        for (var bucket = 0; bucket < most - 2; bucket++)
        {
            var (from, to) = (Border(bucket), Border(bucket + 1));
            kept.Add(Farthest(points, from, to, kept[^1], Mean(points, to, Math.Max(to + 1, Math.Min(Border(bucket + 2), points.Count)))));
        }
        kept.Add(points[^1]);
        return kept;

        int Border(int bucket) => 1 + (int)(bucket * width);
    }

    private static (double Step, double Value) Mean(IReadOnlyList<CurvePoint> points, int from, int to)
    {
        var (step, value, count) = (0d, 0d, 0);
        for (var i = from; i < Math.Min(to, points.Count); i++)
            if (double.IsFinite(points[i].Value))
                (step, value, count) = (step + points[i].Step, value + points[i].Value, count + 1);
        return count == 0 ? (points[^1].Step, points[^1].Value) : (step / count, value / count);
    }

    private static CurvePoint Farthest(IReadOnlyList<CurvePoint> points, int from, int to, CurvePoint before,
        (double Step, double Value) after)
    {
        var (best, largest) = (points[from], -1d);
        for (var i = from; i < to; i++)
        {
            var point = points[i];
            if (!double.IsFinite(point.Value))
                return point;
            var area = Math.Abs((before.Step - after.Step) * (point.Value - before.Value)
                - (before.Step - point.Step) * (after.Value - before.Value));
            if (area > largest)
                (best, largest) = (point, area);
        }
        return best;
    }
}
