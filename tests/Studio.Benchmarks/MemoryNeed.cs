using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Memory of a training as it is estimated and as it is: one process a row, because freed memory stays with a process.</summary>
internal static class MemoryNeed
{
    public const string Command = "memory_row";

    private static readonly (string Backbone, int Side, int Batch, int UnfrozenStages)[] s_rows =
    [
        ("resnet18", 224, 16, 0), ("resnet18", 224, 64, 0), ("resnet18", 224, 64, 1), ("resnet18", 64, 128, 0), ("resnet50", 224, 16, 0),
        ("vgg16", 224, 8, 0),
        ("vgg16", 224, 16, 1), ("inception_v3", 299, 8, 0), ("resnet20-cifar", 32, 512, 0),
    ];

    public static IEnumerable<string> Run() => s_rows.Select(row =>
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Command, row.Backbone, $"{row.Side}", $"{row.Batch}", $"{row.UnfrozenStages}"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().TrimEnd();
    });

    public static string Row(string backbone, int side, int batch, int unfrozenStages)
    {
        var entry = Catalog.Find<IBackbone>(backbone, "backbone");
        using var network = entry.Build(10);
        var recipe = new Recipe.FineTuning { BatchSize = batch, UnfrozenStages = unfrozenStages };
        var groups = StageGroups.Of(entry, network, recipe);
        TrainingMemory need;
        using (var scope = NewDisposeScope())
            need = TrainingMemory.Of(network, groups, recipe.Optimizer, batch, zeros(1, 3, side, side));
        var before = Environment.WorkingSet;
        var examples = new RandomImages(2 * batch, side);
        var plan = new ClassificationSettings
            { Epochs = 1, BatchSize = batch, Seed = 1, Optimizer = recipe.Optimizer, Schedule = recipe.Schedule };
        new TrainingLoop(new Classification(network, groups, examples, plan) { Validation = _ => new(0, new(["a"], [[1]])) }).Run();
        var taken = Peak() - before;
        return JsonSerializer.Serialize(new
        {
            workload = "memory", backbone, side, batch, unfrozen_stages = unfrozenStages, estimated_mb = need.Bytes >> 20,
            measured_mb = taken >> 20,
            ratio = Math.Round((double)need.Bytes / taken, 2),
        });
    }

    private static long Peak() => long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
}
