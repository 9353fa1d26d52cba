using System.Diagnostics;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Training.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Diagnostics;

/// <summary>The small step by which devices are compared: ResNet-18, all layers trained, a batch of 32 images of 3×64×64 in
/// memory.</summary>
public static class StandardStep
{
    private const int Batch = 32, Side = 64, Classes = 10, WarmUp = 2;

    /// <summary>Images a second over about so long a time, after two steps to warm up; at least of one step.</summary>
    public static double ImagesPerSecond(Device device, Precision precision, TimeSpan time)
    {
        using var scope = NewDisposeScope();
        using var network = Catalog.Find<IBackbone>("resnet18", "backbone").Build(Classes).to(device);
        network.train();
        using var examples = new OneBatch();
        var group = new ParameterGroup("all", [.. network.parameters()], [], 1e-3, 0);
        using var training = new Classification(network, [group], examples,
            new() { Epochs = 1, BatchSize = Batch, Seed = 1, Optimizer = new OptimizerSettings.Sgd(), Precision = precision });
        for (var i = 0; i < WarmUp && time > TimeSpan.Zero; i++)
            Finish(Loss(training, i));
        var start = Stopwatch.GetTimestamp();
        var steps = 0;
        // A card works behind the calls, so several steps are asked for before its answer is waited for.
        var each = device.type == DeviceType.CPU ? 1 : 20;
        do
        {
            for (var i = 0; i < each - 1; i++)
                Loss(training, WarmUp + steps++).Dispose();
            Finish(Loss(training, WarmUp + steps++));
        }
        while (Stopwatch.GetElapsedTime(start) < time);
        return steps * Batch / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>There is one batch, so every step is an epoch.</summary>
    private static Tensor Loss(Classification training, int step) => training.Step(new(step, 0, step), new(1, null)).Values;

    private static void Finish(Tensor loss)
    {
        _ = loss.item<float>();
        loss.Dispose();
    }

    private sealed class OneBatch : IExamples
    {
        private readonly Tensor _images = ones(Batch, 3, Side, Side);

        public int Count => Batch;

        public string Unit => "images";

        public IReadOnlyList<string> Classes { get; } = [.. Enumerable.Range(0, StandardStep.Classes).Select(i => $"{i}")];

        public IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, Batch).Select(i => i % StandardStep.Classes)];

        public Tensor Load(ReadOnlySpan<int> items, int epoch) => _images.alias();

        public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

        public void Dispose() => _images.Dispose();
    }
}
