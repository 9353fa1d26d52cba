using System.Diagnostics;
using System.Text.Json;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Times single steps as the PyTorch baseline does: a few to warm up, then the median.</summary>
internal static class StepTiming
{
    private const int WarmUp = 3;
    private const int Repeats = 15;

    public static string Run(string name, Workload workload)
    {
        for (var i = 0; i < WarmUp; i++)
            workload.Step();
        var milliseconds = Enumerable.Range(0, Repeats).Select(_ => Of(workload.Step)).Order().ToArray();
        var median = milliseconds[Repeats / 2];
        return JsonSerializer.Serialize(new
        {
            workload = name,
            reference = workload.Reference ?? name,
            unit = $"{workload.Unit}/s",
            value = Math.Round(workload.ItemsPerStep / median * 1000, 2),
            step_ms_median = Math.Round(median, 2),
            step_ms_min = Math.Round(milliseconds[0], 2),
            step_ms_max = Math.Round(milliseconds[^1], 2),
            repeats = Repeats,
            threads = get_num_threads(),
        });
    }

    public static double Of(Action step)
    {
        var start = Stopwatch.GetTimestamp();
        step();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
