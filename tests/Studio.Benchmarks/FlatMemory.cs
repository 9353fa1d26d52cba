using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using TorchSharp;

namespace Studio.Benchmarks;

/// <summary>Resident memory and living tensors over 2,000 steps of the training loop, the first 400 left out.</summary>
internal static class FlatMemory
{
    public static string Run()
    {
        torch.random.manual_seed(1);
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        using var examples = new SmallImages();
        var group = new ParameterGroup("all", [.. network.parameters()], [.. network.modules().Where(m => !m.children().Any())], 0.01, 0);
        var plan = new ClassificationSettings
            { Epochs = 20, BatchSize = SmallImages.Batch, Seed = 1, Optimizer = new OptimizerSettings.Sgd() };
        var figures = new ClassificationFigures(0, new(["a"], [[1]]));
        var (memory, tensors) = (new List<long>(), new List<long>());
        new TrainingLoop(new Classification(network, [group], examples, plan)
            { Validation = _ => { memory.Add(Environment.WorkingSet); tensors.Add(torch.Tensor.TotalCount); return figures; } }).Run();
        var settled = memory[4..];
        return JsonSerializer.Serialize(new { workload = "flat_memory", steps = 20 * SmallImages.StepsPerEpoch,
            megabytes_first = settled[0] >> 20, megabytes_last = settled[^1] >> 20,
            growth_percent = Math.Round(100.0 * (settled[^1] - settled[0]) / settled[0], 2), tensors_first = tensors[4],
                    tensors_last = tensors[^1], goal_percent = 2 });
    }
}
