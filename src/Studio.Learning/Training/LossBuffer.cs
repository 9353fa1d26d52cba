using Studio.Experiments.Events;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Losses of steps that nobody has read yet: they wait on the device until a report is due, so that no step waits for them.</summary>
internal sealed class LossBuffer
{
    private readonly List<(int Step, int Items, double Rate, Tensor Loss)> _waiting = [];

    /// <summary>Sum of loss × items since the epoch began.</summary>
    public double Sum { get; private set; }

    public long Items { get; private set; }

    public bool IsFinite { get; private set; } = true;

    public void Begin(double sum, long items) => (Sum, Items) = (sum, items);

    public void Add(int step, int items, double rate, Tensor loss) => _waiting.Add((step, items, rate, loss));

    /// <summary>Reads what waits: the points "loss/train" and "learning-rate" of each step since the last time.</summary>
    public IReadOnlyList<MetricPoint> Read()
    {
        if (_waiting.Count == 0)
            return [];
        using var scope = NewDisposeScope();
        var values = stack(_waiting.Select(w => w.Loss)).to(ScalarType.Float32).cpu().data<float>().ToArray();
        var points = new List<MetricPoint>(2 * values.Length);
        foreach (var (value, waited) in values.Zip(_waiting))
        {
            IsFinite &= float.IsFinite(value);
            Sum += (double)value * waited.Items;
            Items += waited.Items;
            if (float.IsFinite(value))
                points.Add(new("loss/train", waited.Step, value));
            points.Add(new("learning-rate", waited.Step, waited.Rate));
        }
        Clear();
        return points;
    }

    public void Clear()
    {
        foreach (var waited in _waiting)
            waited.Loss.Dispose();
        _waiting.Clear();
    }
}
