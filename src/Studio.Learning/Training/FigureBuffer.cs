using Studio.Experiments.Events;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Figures of steps that nobody has read yet: they wait on the device until a report is due, so that no step waits for
/// them.</summary>
internal sealed class FigureBuffer(IReadOnlyList<string> series)
{
    private readonly List<(int Step, double Rate, StepFigures Figures)> _waiting = [];

    /// <summary>Sum of the first figure × items since the epoch began.</summary>
    public double Sum { get; private set; }

    public long Items { get; private set; }

    public bool IsFinite { get; private set; } = true;

    public void Begin(double sum, long items) => (Sum, Items) = (sum, items);

    /// <param name="rate">Learning rate of the step.</param>
    public void Add(int step, double rate, StepFigures figures) => _waiting.Add((step, rate, figures));

    /// <summary>Reads what waits: a point of each series and "learning-rate" for each step since the last time.</summary>
    public IReadOnlyList<MetricPoint> Read()
    {
        if (_waiting.Count == 0)
            return [];
        using var scope = NewDisposeScope();
        var values = stack(_waiting.Select(w => w.Figures.Values)).to(ScalarType.Float32).cpu().data<float>().ToArray();     // (T · M)
        var points = new List<MetricPoint>((series.Count + 1) * _waiting.Count);
        foreach (var (i, (step, rate, figures)) in _waiting.Index())
        {
            var row = values.AsSpan(i * series.Count, series.Count);
            for (var s = 0; s < row.Length; s++)
            {
                IsFinite &= float.IsFinite(row[s]);
                if (float.IsFinite(row[s]))
                    points.Add(new(series[s], step, row[s]));
            }
            Sum += (double)row[0] * figures.Items;
            Items += figures.Items;
            points.Add(new(SeriesNames.LearningRate, step, rate));
        }
        Clear();
        return points;
    }

    public void Clear()
    {
        foreach (var (_, _, figures) in _waiting)
            figures.Values.Dispose();
        _waiting.Clear();
    }
}
