using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Sequences;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Transfer.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Sequences;

/// <summary>Three tasks of two clouds each. Where the third has one class, the first has the other close by.</summary>
public sealed class TaskSequenceRunTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    public static TheoryData<ContinualMethod> Methods =>
    [
        new ContinualMethod.Regularised { By = new Regulariser.L2Sp { Alpha = 10 } },
        new ContinualMethod.Regularised { By = new Regulariser.ElasticWeightConsolidation { Lambda = 1e6, ImagesPerClass = 20 } },
        new ContinualMethod.Regularised { By = new Regulariser.LearningWithoutForgetting { Strength = 3 } },
        new ContinualMethod.Regularised { By = new Regulariser.Rehearsal { ImagesPerClass = 5 } },
        new ContinualMethod.Joint(),
    ];

    [Theory, MemberData(nameof(Methods))]
    public void Run_UnderARemedy_ForgetsLessThanNaively(ContinualMethod method)
    {
        var naive = Run(TaskScenario.DomainIncremental, new ContinualMethod.Naive());

        var guarded = Run(TaskScenario.DomainIncremental, method);

        Assert.All(naive.Rows.Index(), r => Assert.InRange(r.Item[r.Index], 0.95, 1));
        Assert.True(guarded.BackwardTransfer > naive.BackwardTransfer + 0.05,
            $"{guarded.BackwardTransfer} against {naive.BackwardTransfer}");
    }

    [Fact]
    public void Run_ClassIncremental_OnlyRehearsalStillKnowsTheFirstTask()
    {
        var naive = Run(TaskScenario.ClassIncremental, new ContinualMethod.Naive());
        var rehearsed =
            Run(TaskScenario.ClassIncremental, new ContinualMethod.Regularised { By = new Regulariser.Rehearsal { ImagesPerClass = 5 } });

        Assert.Equal(0, naive.Rows[^1][0]);
        Assert.InRange(rehearsed.Rows[^1][0], 0.5, 1);
    }

    [Fact]
    public void Run_FrozenWithOwnClasses_ForgetsNothing() =>
        Assert.Equal(0, Run(TaskScenario.TaskIncremental, new ContinualMethod.FrozenBackbone()).BackwardTransfer);

    [Fact]
    public void Run_Twice_GivesTheSameMatrixAndKeepsNothing()
    {
        var method = new ContinualMethod.Regularised { By = new Regulariser.ElasticWeightConsolidation() };
        var first = Run(TaskScenario.DomainIncremental, method);
        var before = Tensor.TotalCount;

        var second = Run(TaskScenario.DomainIncremental, method);

        Assert.Equal(first.Rows, second.Rows);
        // Layers leave one empty wrapper a parameter to the garbage collector when they are made: two networks of four.
        Assert.InRange(Tensor.TotalCount, 0, before + 8 + TensorsOfTheTasks);
    }

    [Fact]
    public void Run_Reported_HasAPointATaskBeforeTheFirstAndAfterEach()
    {
        var points = new List<MetricPoint>();

        var matrix = Run(TaskScenario.TaskIncremental, new ContinualMethod.Naive(),
            e => points.AddRange(e is TrainingEvent.Measured measured ? measured.Points : []));

        Assert.Equal([.. matrix.Before, .. matrix.Rows[^1]],
            [.. points.Take(3).Select(p => p.Value), .. points.TakeLast(3).Select(p => p.Value)]);
        Assert.Equal(new[] { 0, 24, 48, 72 }, points.Where(p => p.Series == "accuracy/first").Select(p => p.Step));
    }

    [Fact]
    public void Run_WithAnUnknownRegulariser_IsRefusedBeforeAnythingIsMeasured()
    {
        var events = new List<TrainingEvent>();

        var refusal = Assert.Throws<NotSupportedException>(() =>
            Run(TaskScenario.DomainIncremental, new ContinualMethod.Regularised { By = new UnknownRegulariser() }, events.Add));

        Assert.Contains(nameof(UnknownRegulariser), refusal.Message, StringComparison.Ordinal);
        Assert.Empty(events);
    }

    private sealed record UnknownRegulariser : Regulariser;

    private const int TensorsOfTheTasks = 6;

    private static AccuracyMatrix Run(TaskScenario scenario, ContinualMethod method, Action<TrainingEvent>? emit = null)
    {
        var settings = new SequenceSettings { Scenario = scenario, Method = method, Epochs = 3, BatchSize = 8,
            Optimizer = new OptimizerSettings.Adam { LearningRate = 0.02 } };
        SequenceTask[] tasks = [Task("first", 0, scenario), Task("second", 1, scenario), Task("third", 2, scenario)];
        return new TaskSequenceRun(() => nn.Sequential(("body", nn.Sequential(nn.Linear(2, 16), nn.ReLU())), ("head", nn.Linear(16, 6))),
            "head", tasks, settings, 1, new() { Emit = emit ?? (_ => { }) }).Run().Value;
    }

    private static SequenceTask Task(string name, int index, TaskScenario scenario)
    {
        int[] classes = scenario == TaskScenario.DomainIncremental ? [0, 1] : [2 * index, 2 * index + 1];
        return new(name, Clouds(index, classes, 60), Clouds(index, classes, 40), classes);
    }

    /// <summary>Two clouds on opposite sides of the origin; each task's stand 72 degrees further on.</summary>
    private static TensorExamples Clouds(int task, int[] classes, int count)
    {
        var random = new Random(count + task);
        var values = Enumerable.Range(0, count).SelectMany(i =>
        {
            var angle = Math.PI * (task * 0.4 + i % 2);
            return new[]
                { (float)(2 * Math.Cos(angle) + random.NextDouble() - 0.5), (float)(2 * Math.Sin(angle) + random.NextDouble() - 0.5) };
        }).ToArray();
        return new(tensor(values, [count, 2]), [.. Enumerable.Range(0, count).Select(i => classes[i % 2])]) { ClassCount = 6 };
    }
}
