using Studio.Experiments.Events;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Figures of steps that nobody has read yet; they wait on the device until a report is due.</summary>
internal sealed class StepBuffer(IReadOnlyList<string> series)
{
    private readonly List<(int Step, StepFigures Figures)> _waiting = [];

    public bool IsFinite { get; private set; } = true;

    public void Add(int step, StepFigures figures) => _waiting.Add((step, figures));

    /// <summary>Reads what waits: a point of each series and "learning-rate" for each step since the last time.</summary>
    public IReadOnlyList<MetricPoint> Read()
    {
        if (_waiting.Count == 0)
            return [];
        using var scope = NewDisposeScope();
        var values = stack(_waiting.Select(w => w.Figures.Values)).to(ScalarType.Float32).cpu().data<float>().ToArray();     // (T · M)
        var points = new List<MetricPoint>();
        foreach (var (i, (step, figures)) in _waiting.Index())
        {
            var row = values.AsSpan(i * series.Count, series.Count);
            for (var s = 0; s < row.Length; s++)
            {
                IsFinite &= float.IsFinite(row[s]);
                if (float.IsFinite(row[s]))
                    points.Add(new(series[s], step, row[s]));
            }
            points.Add(new("learning-rate", step, figures.Rate));
        }
        Clear();
        return points;
    }

    public void Clear()
    {
        foreach (var (_, figures) in _waiting)
            figures.Values.Dispose();
        _waiting.Clear();
    }
}
