using System.Diagnostics;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Devices;

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
        var plan = new TrainingPlan(1, Batch, 1, new OptimizerSettings.Sgd(), new ScheduleSettings.Constant(), 0, null, 0, false, precision, null);
        using var step = new TrainingStep(network, [group], examples, plan);
        int[] items = [.. Enumerable.Range(0, Batch)];
        for (var i = 0; i < WarmUp && time > TimeSpan.Zero; i++)
            Finish(step.Do(items, 0, i));
        var start = Stopwatch.GetTimestamp();
        var steps = 0;
        // A card works behind the calls, so several steps are asked for before its answer is waited for.
        var each = device.type == DeviceType.CPU ? 1 : 20;
        do
        {
            for (var i = 0; i < each - 1; i++)
                step.Do(items, 0, WarmUp + steps++).Dispose();
            Finish(step.Do(items, 0, WarmUp + steps++));
        }
        while (Stopwatch.GetElapsedTime(start) < time);
        return steps * Batch / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Finish(Tensor loss)
    {
        _ = loss.item<float>();
        loss.Dispose();
    }

    private sealed class OneBatch : IExamples
    {
        private readonly Tensor _images = ones(Batch, 3, Side, Side);

        public int Count => Batch;

        public IReadOnlyList<string> Classes { get; } = [.. Enumerable.Range(0, StandardStep.Classes).Select(i => $"{i}")];

        public IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, Batch).Select(i => i % StandardStep.Classes)];

        public Tensor Load(ReadOnlySpan<int> items, int epoch) => _images.alias();

        public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

        public void Dispose() => _images.Dispose();
    }
}
