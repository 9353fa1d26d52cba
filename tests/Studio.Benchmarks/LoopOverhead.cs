using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>What the training loop costs beside the bare operations: the same network, batch and optimiser in the
/// same process, taking turns.</summary>
internal static class LoopOverhead
{
    private const int Rounds = 7;
    private const int StepsARound = 8;

    public static string Run()
    {
        var (loop, bare) = (new double[Rounds], new double[Rounds]);
        using var examples = new Images();
        for (var round = -1; round < Rounds; round++)
        {
            var (one, other) = (Loop(examples), Bare(examples));
            // The first round warms up.
            if (round >= 0)
                (loop[round], bare[round]) = (one, other);
        }
        var ratios = loop.Zip(bare, (l, b) => l / b).Order().ToArray();
        return JsonSerializer.Serialize(new { workload = "loop_overhead", network = "resnet18, 32 × 3×64×64",
            bare_ms = Math.Round(bare.Order().ElementAt(Rounds / 2), 1), loop_ms = Math.Round(loop.Order().ElementAt(Rounds / 2), 1),
            overhead_percent = Math.Round(100 * (ratios[Rounds / 2] - 1), 2), goal_percent = 3 });
    }

    private static double Loop(Images examples)
    {
        using var network = Network();
        var group = new ParameterGroup("all", [.. network.parameters()], [.. network.modules().Where(m => !m.children().Any())], 0.001, 0);
        var plan = new ClassificationSettings { Epochs = 1, BatchSize = Images.Batch, Seed = 1, Optimizer = new OptimizerSettings.Sgd(),
            Schedule = new ScheduleSettings.Cosine() };
        var figures = new ClassificationFigures(0, new(["a"], [[1]]));
        var loop = new TrainingLoop(new Classification(network, [group], examples, plan) { Validation = _ => figures });
        return StepTiming.Of(() => loop.Run()) / StepsARound;
    }

    private static double Bare(Images examples)
    {
        using var network = Network();
        network.train();
        var parameters = network.parameters().ToArray();
        using var optimizer = optim.SGD(parameters, 0.001, momentum: 0.9);
        return StepTiming.Of(() =>
        {
            for (var i = 0; i < StepsARound; i++)
            {
                using var scope = NewDisposeScope();
                foreach (var parameter in parameters)
                    parameter.grad = null;
                nn.functional.cross_entropy(network.call(examples.Pixels), examples.Truth).backward();
                optimizer.step();
            }
        }) / StepsARound;
    }

    private static FeatureNetwork Network()
    {
        random.manual_seed(1);
        return Catalog.Find<IBackbone>("resnet18", "backbone").Build(10);
    }

    /// <summary>One batch in memory, given again and again.</summary>
    private sealed class Images : IExamples
    {
        public const int Batch = 32;

        public Tensor Pixels { get; } = randn(Batch, 3, 64, 64);
        public Tensor Truth { get; } = arange(0, Batch, ScalarType.Int64).remainder(10);
        public int Count => Batch * StepsARound;

        public string Unit => "images";
        public IReadOnlyList<string> Classes { get; } = [.. Enumerable.Range(0, 10).Select(i => $"{i}")];
        public IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, Batch * StepsARound).Select(i => i % 10)];
        public Tensor Load(ReadOnlySpan<int> items, int epoch) => Pixels.alias();
        public void Expect(IReadOnlyList<int[]> batches, int epoch) { }
        public void Dispose() => (Pixels, Truth).Item1.Dispose();
    }
}
