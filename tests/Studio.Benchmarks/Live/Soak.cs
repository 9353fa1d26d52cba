using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Benchmarks.Live;

/// <summary>For two minutes the real worker of a real run is killed or frozen every few seconds.
/// In the end nothing may be lost or doubled, and the weights must be those of a run to which nothing happened.</summary>
internal static class Soak
{
    private static readonly TimeSpan s_length = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(50);
    private static readonly ArtifactReference s_nothing = new(new string('0', 64), "png", 0);

    public static async Task<IEnumerable<string>> RunAsync()
    {
        using var worker = new QuickCheckpoints();
        await using var studio = await LiveStudio.StartAsync("WorkerPath", worker.Folder);
        var undisturbed = await studio.EndOfAsync(await AddRunAsync(studio));
        var run = await AddRunAsync(studio);
        await using var viewer = await HubViewers.ComeAsync(studio.Process, run, 1);
        using var pages = await PageWatch.BeginAsync(studio.Process);
        var faults = await DisturbAsync(studio, run);
        var disturbed = await studio.EndOfAsync(run);
        await pages.EndAsync();
        var (expected, seen) = (await FoldAsync(studio, undisturbed.Id), await FoldAsync(studio, run));
        return
        [
            JsonSerializer.Serialize(new
            {
                workload = "soak",
                seconds = Math.Round(Seconds(disturbed)),
                undisturbed_seconds = Math.Round(Seconds(undisturbed)),
                faults = faults.GroupBy(f => f.Fault).ToDictionary(g => $"{g.Key}", g => g.Count()),
                longest_until_it_goes_on_s = Math.Round(faults.Max(f => f.UntilItGoesOn.TotalSeconds), 1),
                status = $"{disturbed.Status}",
                entries = seen.LastNumber,
                viewer_is_complete = (await viewer.EndAsync())[0] == seen.LastNumber,
                points = seen.Curves.Sum(c => c.Points.Count),
                each_point_once = seen.Curves.All(c => c.Points.DistinctBy(p => p.Step).Count() == c.Points.Count),
                curves_are_equal = seen.Curves.SelectMany(c => c.Points.Select(p => (c.Series, p)))
                    .SequenceEqual(expected.Curves.SelectMany(c => c.Points.Select(p => (c.Series, p)))),
                weights_are_equal = Weights(disturbed) == Weights(undisturbed),
                pages_asked = pages.Asked,
                pages_failed = pages.Failed,
                longest_answer_ms = Math.Round(pages.LongestAnswer.TotalMilliseconds),
            }),
        ];
    }

    /// <summary>Long enough not to end before the two minutes do.</summary>
    private static Task<Guid> AddRunAsync(LiveStudio studio) => studio.AddRunAsync("benchmark",
        new Transfer { Id = "transfer", Data = "data", Model = "model",
            Recipe = new Recipe.FineTuning { HeadDropout = 0.2, HeadWarmUpEpochs = 10, Epochs = 200 } },
        ("data", new DatasetResult("glyphs-target", "Glyphs: sketched things", "hash", [], 24, [], s_nothing, 0) { Problems = [] }),
        ("model", new ModelResult("resnet-glyphs", "ResNet for glyphs", "resnet-glyphs-source", "hash", "Glyphs", "MIT", [],
            Preprocessing.Cifar) { Classes = [] }));

    private static async Task<IReadOnlyList<(WorkerFault Fault, TimeSpan UntilItGoesOn)>> DisturbAsync(LiveStudio studio, Guid run)
    {
        var random = new Random(1);
        var faults = new List<(WorkerFault, TimeSpan)>();
        var watch = Stopwatch.StartNew();
        for (long covered = 0; ;)
        {
            // A run that loses workers without getting further is given up, and rightly so.
            await UntilAsync(async () => await CoveredAsync(studio, run) > covered);
            if (watch.Elapsed > s_length)
                return faults;
            await Task.Delay(random.Next(2000));
            covered = await CoveredAsync(studio, run);
            var fault = (WorkerFault)(faults.Count % 3);
            faults.Add((fault, await StrikeAsync(studio, run, fault)));
        }
    }

    /// <summary>How long it took until the run said something of a step again.</summary>
    private static async Task<TimeSpan> StrikeAsync(LiveStudio studio, Guid run, WorkerFault fault)
    {
        var watch = Stopwatch.StartNew();
        await fault.StrikeAsync(studio.Process.TrainingWorkers().Single());
        var before = (await studio.Journal.FindAsync(run, default))!;
        var epoch = fault == WorkerFault.FrozenForASecond ? before.LeaseEpoch : before.LeaseEpoch + 1;
        await UntilAsync(async () =>
            (await studio.Journal.ReadAsync(run, before.LastNumber, int.MaxValue, default)).Any(e => e.LeaseEpoch >= epoch
                && e.Event is RunEvent.Metrics));
        return watch.Elapsed;
    }

    private static async Task<long> CoveredAsync(LiveStudio studio, Guid run) =>
        (await studio.Journal.LatestCheckpointAsync(run, default))?.CoversNumber ?? 0;

    /// <summary>All that a viewer sees in the end; the fold refuses a number that is missing.</summary>
    private static async Task<RunSnapshot> FoldAsync(LiveStudio studio, Guid run)
    {
        var history = new RunHistory();
        foreach (var entry in await studio.Journal.ReadAsync(run, 0, int.MaxValue, default))
            history.Apply(entry);
        return history.Snapshot(int.MaxValue);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(s_glance))
            if (watch.Elapsed > s_patience)
                throw new TimeoutException($"The run did not go on within {s_patience}.");
    }

    private static string? Weights(RunSummary run) => (run.Result as Classifier)?.Model.Sha256;

    private static double Seconds(RunSummary run) => (run.EndedAt - run.StartedAt)!.Value.TotalSeconds;
}
