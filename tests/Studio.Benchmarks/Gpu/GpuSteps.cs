using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Worker;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Benchmarks.Gpu;

/// <summary>Steps of the studio's own tasks on a device, as <c>torch_steps.py</c> times PyTorch's: one line a workload and
/// precision.</summary>
/// <remarks>On the CPU sizes are small: there it is only tried whether everything runs.</remarks>
internal static class GpuSteps
{
    private const int Rounds = 3;

    public static IEnumerable<string> Run(Device device)
    {
        var isCard = device.type == DeviceType.CUDA;
        foreach (var precision in GpuPrecision.Of(device))
        {
            precision.Choose(device);
            yield return ResNet50(device, precision, isCard ? 64 : 2, isCard ? 20 : 1);
            yield return Dcgan64(device, precision, isCard ? 128 : 4, isCard ? 50 : 1);
        }
    }

    private static string ResNet50(Device device, GpuPrecision precision, int batch, int steps)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var network = Catalog.Find<IBackbone>("resnet50", "backbone").Build(1000).to(device);
        network.train();
        using var examples = new RepeatedBatch(batch, 224, 1000);
        var group = new ParameterGroup("all", [.. network.parameters()], [], 1e-3, 0);
        using var training = new Classification(network, [group], examples,
            new() { Epochs = 1, BatchSize = batch, Seed = 1, Optimizer = new OptimizerSettings.Sgd(), Precision = precision.Precision });
        var done = 0;
        return Time("resnet50_224", device, precision, batch, steps, () => training.Step(PlaceOf(training, done++), new(1, null)).Values);
    }

    private static StepPlace PlaceOf(ITrainable training, int step) =>
        new(step / training.StepsPerEpoch, step % training.StepsPerEpoch, step);

    private static string Dcgan64(Device device, GpuPrecision precision, int batch, int steps)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var networks = Catalog.Find<Dcgan>("dcgan64", "DCGAN");
        using var generator = networks.BuildGenerator(3, 64);
        using var discriminator = networks.BuildDiscriminator(3, 64);
        generator.to(device);
        discriminator.to(device);
        using var examples = new RepeatedBatch(batch, 64, 2);
        var settings = new DcganSettings { BatchSize = batch, Colour = true, Precision = precision.Precision };
        using var training = new Adversarial(generator, discriminator, examples, settings, 1);
        var done = 0;
        return Time("dcgan64", device, precision, batch, steps, () => training.Step(PlaceOf(training, done++), new(1, null)).Values);
    }

    /// <summary>The first round warms up; only the last step of each is waited for.</summary>
    private static string Time(string name, Device device, GpuPrecision precision, int batch, int steps, Func<Tensor> step)
    {
        var milliseconds = new List<double>();
        var memory = new List<long>();
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 1; i < steps; i++)
                step().Dispose();
            using (var last = step())
                _ = last.cpu();
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / steps);
            memory.Add(DeviceReading.UsedBytes(device.ToString()) >> 20);
        }
        var median = milliseconds.Skip(1).Order().ElementAt(Rounds / 2);
        return JsonSerializer.Serialize(new
        {
            workload = name,
            precision = precision.Name,
            device = device.ToString(),
            batch,
            step_ms = Math.Round(median, 2),
            images_per_s = Math.Round(batch / median * 1000, 1),
            memory_mb_first = memory[1],
            memory_mb_last = memory[^1],
            tensors = Tensor.TotalCount,
        });
    }
}
