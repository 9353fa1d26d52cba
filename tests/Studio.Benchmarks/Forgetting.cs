using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Sequences;
using Studio.Learning.Data;
using Studio.Learning.Measures;
using Studio.Learning.Sampling;
using Studio.Learning.Transfer.Features;
using Studio.Learning.Transfer.Sequences;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>What a small network forgets of MNIST while five tasks follow one another, in three scenarios and under
/// each method. By held-out train images and another seed, first network and epochs are chosen for joint training, which nothing forgets,
/// and then with these each method's constants. Five seeds are measured on the test images.</summary>
/// <remarks>Scenarios as in van de Ven and Tolias, arXiv:1904.07734: pairs of digits (split),
/// or ten digits under a new order of the pixels (permuted).</remarks>
internal sealed class Forgetting(string mnist)
{
    private const int Tasks = 5, ValidationImages = 5_000;
    private const ulong ChooseSeed = 201;
    private static readonly ulong[] s_seeds = [11, 12, 13, 14, 15];
    private static readonly (int Width, int Epochs)[] s_networks = [(100, 2), (100, 4), (400, 2), (400, 4)];

    private readonly Lazy<(Tensor Images, int[] Labels)> _train = new(() => Read(mnist, DataPart.Train)),
        _test = new(() => Read(mnist, DataPart.Test));

    private static readonly Scenario[] s_scenarios =
    [
        new("split_task_incremental", TaskScenario.TaskIncremental, IsSplit: true, Images: 50_000, ImagesPerClass: 100),
        new("permuted_domain_incremental", TaskScenario.DomainIncremental, IsSplit: false, Images: 10_000, ImagesPerClass: 20),
        new("split_class_incremental", TaskScenario.ClassIncremental, IsSplit: true, Images: 50_000, ImagesPerClass: 100),
    ];

    /// <param name="only">Name of one scenario; null for all.</param>
    public IEnumerable<string> Run(string? only) => s_scenarios.Where(s => only is null || s.Name == only).SelectMany(Run);

    private IEnumerable<string> Run(Scenario scenario)
    {
        double[]? naive = null;
        var network = s_networks.MaxBy(n => Learn(scenario, n, new ContinualMethod.Joint(), ChooseSeed, isChoosing: true).Average);
        foreach (var (name, candidates) in scenario.Methods)
        {
            var start = Stopwatch.GetTimestamp();
            var chosen = candidates.Length == 1
                ? candidates[0] : candidates.MaxBy(c => Learn(scenario, network, c, ChooseSeed, isChoosing: true).Average)!;
            var matrices = s_seeds.Select(seed => Learn(scenario, network, chosen, seed, isChoosing: false)).ToArray();
            double[] accuracies = [.. matrices.Select(m => m.Average)];
            naive ??= accuracies;
            var gain = PairedDifference.Of(accuracies, naive);
            yield return JsonSerializer.Serialize(new
            {
                workload = $"forgetting_{scenario.Name}",
                method = name,
                chosen = JsonSerializer.SerializeToElement(chosen, StudioJson.Options),
                accuracy = Percent(accuracies.Average()),
                spread = Percent(SampleDeviation.Of(accuracies)),
                seeds = accuracies.Select(Percent),
                over_naive = name == "naive" ? null : new[] { Percent(gain.Low), Percent(gain.Estimate), Percent(gain.High) },
                backward_transfer = Percent(matrices.Average(m => m.BackwardTransfer)),
                forward_transfer = Percent(matrices.Average(m => m.ForwardTransfer)),
                network = $"784-{network.Width}-{network.Width}-10",
                epochs = network.Epochs,
                images = scenario.Images,
                seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds),
            });
        }
    }

    private AccuracyMatrix Learn(Scenario scenario, (int Width, int Epochs) network, ContinualMethod method, ulong seed, bool isChoosing)
    {
        using var scope = NewDisposeScope();
        var (images, labels) = _train.Value;
        var (testImages, testLabels) = isChoosing ? (images[^ValidationImages..], labels[^ValidationImages..]) : _test.Value;
        var tasks = Enumerable.Range(0, Tasks)
            .Select(t => new SequenceTask($"task {t + 1}", scenario.Examples(images[..scenario.Images], labels[..scenario.Images], t, seed),
            scenario.Examples(testImages, testLabels, t, seed), scenario.Classes(t))).ToArray();
        var settings = new SequenceSettings { Scenario = scenario.Told, Method = method, Epochs = network.Epochs };
        var matrix = new TaskSequenceRun(() => Network(network.Width), "head", tasks, settings, seed).Run().Value;
        foreach (var task in tasks)
        {
            task.Train.Dispose();
            task.Test.Dispose();
        }
        return matrix;
    }

    private static nn.Module<Tensor, Tensor> Network(int width) =>
        nn.Sequential(("body", nn.Sequential(nn.Linear(784, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())),
            ("head", nn.Linear(width, 10)));

    /// <summary>Pixels (N, 784) from 0 to 1.</summary>
    private static (Tensor, int[]) Read(string path, DataPart part)
    {
        using var set = ImageSets.Open(path);
        int[] items = [.. Enumerable.Range(0, set.Items.Count).Where(i => set.Items[i].Part == part)];
        var values = items.SelectMany(i => set.Decode(i).Pixels.Select(p => p / 255f)).ToArray();
        return (tensor(values, [items.Length, 784]).DetachFromDisposeScope(), [.. items.Select(i => set.Items[i].Label)]);
    }

    private static double Percent(double share) => Math.Round(100 * share, 2);

    private sealed record Scenario(string Name, TaskScenario Told, bool IsSplit, int Images, int ImagesPerClass)
    {
        public (string Name, ContinualMethod[] Candidates)[] Methods =>
        [
            ("naive", [new ContinualMethod.Naive()]),
            ("frozen backbone", [new ContinualMethod.FrozenBackbone()]),
            ("L2-SP", [.. new[] { 0.001, 0.01, 0.1, 1 }.Select(a => By(new Regulariser.L2Sp { Alpha = a }))]),
            ("EWC", [.. new[] { 10d, 30, 100, 300, 1_000, 3_000,
                10_000 }.Select(l => By(new Regulariser.ElasticWeightConsolidation { Lambda = l, ImagesPerClass = 50 }))]),
            ("LwF", [.. new[] { (.5, 1d), (.5, 2d), (1d, 1d), (1d, 2d), (2d, 1d),
                (2d, 2d) }.Select(p => By(new Regulariser.LearningWithoutForgetting { Strength = p.Item1, Temperature = p.Item2 }))]),
            ("rehearsal", [By(new Regulariser.Rehearsal { ImagesPerClass = ImagesPerClass })]),
            ("joint", [new ContinualMethod.Joint()]),
        ];

        public IReadOnlyList<int> Classes(int task) => IsSplit ? [2 * task, 2 * task + 1] : [.. Enumerable.Range(0, 10)];

        /// <summary>The task's digits, or all of them with their pixels in the task's order; the first keeps theirs.</summary>
        public FeatureExamples Examples(Tensor images, int[] labels, int task, ulong seed)
        {
            using var scope = NewDisposeScope();
            int[] rows = [.. Enumerable.Range(0, labels.Length).Where(i => Classes(task).Contains(labels[i]))];
            var own = IsSplit ? images.index_select(0, Numbers(rows)) : task == 0
                ? images : images.index_select(1, Numbers(SeededOrder.Permutation(seed, 1000 + (ulong)task, 784)));
            return new FeatureExamples(own.unsqueeze(0).clone(), [.. rows.Select(r => labels[r])],
                [.. Enumerable.Range(0, 10).Select(k => $"{k}")]);
        }

        private static ContinualMethod.Regularised By(Regulariser regulariser) => new ContinualMethod.Regularised { By = regulariser };

        private static Tensor Numbers(int[] rows) => tensor([.. rows.Select(r => (long)r)]);
    }
}
