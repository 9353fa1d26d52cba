using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Sequences;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>The classes of a data set, split in their order into tasks that a network learns one after another under one head for all
/// classes.</summary>
/// <remarks>Training and test sets are those of a transfer with the same seed. The validation set is left alone: there is nothing to
/// choose here, and whoever wants to tune a constant has images for it that no figure has seen.</remarks>
public sealed class ClassSequence : IDisposable
{
    // Constants on purpose, as for the test part itself: which images are asked does not depend on the seed.
    private const ulong TestSeed = 20, TestStream = 8UL << 40;

    private readonly TransferTask _task;
    private readonly TransferNetwork _networks;
    private readonly ILabelledExamples _train, _test;

    /// <param name="task">Of its recipe only the images' preprocessing matters; its bound of steps does not.</param>
    /// <param name="count">How many tasks; where the classes cannot be split evenly, some tasks have one more than others.</param>
    /// <param name="testPerClass">Test images of each class that are asked, the same for every seed; null asks all.</param>
    /// <exception cref="ArgumentException">A task would have one class or none, so that there would be nothing to classify.</exception>
    public ClassSequence(TransferTask task, int count, int? testPerClass = null)
    {
        if (task.Data.Classes.Count < 2 * count)
            throw new ArgumentException($"{task.Data.Classes.Count} classes cannot be split into {count} tasks of at least two classes. "
                + $"Take {Math.Max(1, task.Data.Classes.Count / 2)} tasks or fewer, or a data set with more classes.");
        var split = DataSplit.Of(task.Data.Items, task.Data.Classes.Count, task.Seed, task.LabelsPerClass, task.LeftOut);
        _networks = new(task, split);
        _task = task = _networks.Task;
        _train = task.Data.Examples(split.Folds[0].Train, _networks.Input);
        _test = task.Data.Examples(testPerClass is { } few ? Few(split.Test, few) : split.Test, _networks.Input);
        Tasks = [.. Parts(task.Data.Classes.Count, count)
            .Select((classes, i) => new SequenceTask($"task {i + 1}", Of(_train, classes), Of(_test, classes), classes))];
    }

    public IReadOnlyList<SequenceTask> Tasks { get; }

    /// <summary>Classes 0 … n − 1 in so many parts, in their order.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Parts(int classes, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(i => (IReadOnlyList<int>)[.. Enumerable.Range(0, classes).Where(label => (long)label * count / classes == i)]),
    ];

    /// <summary>Lets a network learn all tasks from the beginning, as often as asked.</summary>
    /// <param name="measured">Receives the matrix so far, before the first task and after each.</param>
    public RunOutcome<AccuracyMatrix> Learn(SequenceSettings settings, RunScope? scope = null, Action<AccuracyMatrix>? measured = null)
    {
        var around = scope ?? new();
        using var sample = _networks.Make(CPU);
        return new TaskSequenceRun(() => _networks.Make(around.Device), sample.HeadPrefix, Tasks, settings, _task.Seed, around)
        {
            Measured = measured ?? (static _ => { }),
            KeepsStatistics = _task.WeightsPath is not null,
        }.Run();
    }

    public void Dispose()
    {
        _train.Dispose();
        _test.Dispose();
        _networks.Dispose();
    }

    private int[] Few(IReadOnlyList<int> test, int perClass) =>
        [.. FewPerClass.Of([.. test.Select(i => _task.Data.Items[i].Label)], perClass, TestSeed, TestStream).Select(place => test[place])];

    private static ExamplesSubset Of(ILabelledExamples examples, IReadOnlyList<int> classes) =>
        new(examples, [.. Enumerable.Range(0, examples.Count).Where(row => classes.Contains(examples.Labels[row]))]);
}
