using System.Diagnostics.Metrics;
using Studio.Experiments.Runs;
using Studio.Runtime.Devices;

namespace Studio.Web.Live;

/// <summary>What live viewing costs: who watches, how late news reaches them, and how fast and how full the devices are.</summary>
public sealed class LiveMeter
{
    public const string Name = "Studio";

    private readonly UpDownCounter<int> _viewers;
    private readonly Histogram<double> _delay;
    private readonly TimeProvider _time;

    public LiveMeter(IMeterFactory factory, DeviceBoard board, TimeProvider time)
    {
        var meter = factory.Create(Name);
        _time = time;
        _viewers = meter.CreateUpDownCounter<int>("studio.viewers", description: "Live views of runs, in pages and programs.");
        _delay = meter.CreateHistogram<double>("studio.push.delay", "ms", "From a journal entry's time to its way out.");
        meter.CreateObservableGauge("studio.queue.length", () => board.Devices.Count == 0 ? 0 : board.Devices[0].Queue.Count,
            description: "Runs that wait.");
    }

    public void Came() => _viewers.Add(1);

    public void Left() => _viewers.Add(-1);

    public void Sent(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count > 0)
            _delay.Record((_time.GetUtcNow() - entries[0].At).TotalMilliseconds);
    }
}
