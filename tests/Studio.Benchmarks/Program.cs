// One JSON line a workload, in the form of the PyTorch baseline: median over single timed steps, data already in memory.
// Arguments: names of workloads; none runs all. Threads: STUDIO_THREADS, by default 2.
using System.Diagnostics;
using System.Text.Json;
using Studio.Benchmarks;
using Studio.Learning;
using TorchSharp;

const int WarmUp = 3;
const int Repeats = 15;

TorchEnvironment.Prepare();
torch.set_num_threads(int.TryParse(Environment.GetEnvironmentVariable("STUDIO_THREADS"), out var wanted) ? wanted : 2);
if (args.FirstOrDefault(name => !Workloads.All.ContainsKey(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no workload '{unknown}'. Choose from: {string.Join(", ", Workloads.All.Keys)}.");
    return 2;
}
foreach (var (name, make) in Workloads.All.Where(w => args.Length == 0 || args.Contains(w.Key)))
{
    torch.manual_seed(1);
    var workload = make();
    for (var i = 0; i < WarmUp; i++)
        workload.Step();
    var milliseconds = new double[Repeats];
    for (var i = 0; i < Repeats; i++)
    {
        var start = Stopwatch.GetTimestamp();
        workload.Step();
        milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
    Array.Sort(milliseconds);
    var median = milliseconds[Repeats / 2];
    Console.WriteLine(JsonSerializer.Serialize(new
    {
        workload = name, unit = "images/s", value = Math.Round(workload.ImagesPerStep / median * 1000, 2), step_ms_median = Math.Round(median, 2),
        step_ms_min = Math.Round(milliseconds[0], 2), step_ms_max = Math.Round(milliseconds[^1], 2), repeats = Repeats, threads = torch.get_num_threads(),
    }));
}
return 0;
