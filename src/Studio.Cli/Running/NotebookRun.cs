using System.Diagnostics;
using System.Runtime.CompilerServices;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Training.Memory;
using Studio.Notebooks;
using Studio.Notebooks.Order;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;
using TorchSharp;

namespace Studio.Cli.Running;

/// <summary>Carries the cells of a notebook out in this process, inputs first; a cell whose input failed is passed over.</summary>
internal sealed class NotebookRun(Notebook notebook, StudioCatalogue catalogue, NamedFiles files, RunPlaceOnDisk place, TextWriter display)
{
    private readonly Dictionary<string, CellResult> _results = [];

    public torch.Device Device { get; init; } = torch.CPU;

    /// <summary>Each cell when it has ended; after a stop the one that was stopped, and no more.</summary>
    public async IAsyncEnumerable<RanCell> RunAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var cell in DependencyOrder.Of(notebook).Where(c => c.IsRunnable))
        {
            if (stop.IsCancellationRequested)
                yield break;
            yield return Obstacle(cell) is { } sentence ? new(cell, RunStatus.Failed, sentence, 0, []) : await RunAsync(cell, stop);
        }
    }

    private string? Obstacle(Cell cell) =>
        CellFaults.Of(notebook, cell, catalogue) is [var fault, ..] ? $"{fault.Sentence}{GivenFiles.Hint(cell, fault)}"
        : cell.Inputs.FirstOrDefault(i => !_results.ContainsKey(i)) is { } missing ? $"It needs '{missing}', which has no result." : null;

    private Task<RanCell> RunAsync(Cell cell, CancellationToken stop) => Terminal.On(display).Progress().AutoClear(false)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async bars =>
        {
            var watch = Stopwatch.StartNew();
            var results = new List<CellResult>();
            var seeds = cell.RunSeeds(notebook);
            foreach (var seed in seeds)
            {
                var (result, end) =
                    await RunAsync(cell, seed, new CellDisplay(bars, seeds.Count > 1 ? $"{cell.Id}, seed {seed}" : cell.Id), stop);
                if (result is null)
                    return new RanCell(cell, end.Is, end.Sentence, watch.Elapsed.TotalSeconds, []);
                results.Add(result);
                _results.TryAdd(cell.Id, result);
                _results[RunRequest.InputName(cell.Id, seed)] = result;
            }
            return new RanCell(cell, RunStatus.Completed, "", watch.Elapsed.TotalSeconds, results);
        });

    private async Task<(CellResult? Result, RunEvent.Status End)> RunAsync(Cell cell, ulong seed, CellDisplay bar, CancellationToken stop)
    {
        using var control = new RunControl();
        await using var stopping = stop.Register(control.Stop);
        // Nobody resumes such a run, so no checkpoints are written.
        var checkpoints = new CheckpointKeeping(Directory.CreateDirectory(Path.Combine(place.Files, $"{cell.Id}-{seed}")).FullName,
            TimeSpan.MaxValue, static _ => { });
        var context = new RunContext
        {
            Emit = bar.Show, Artifacts = place.Artifacts, Folder = place.Files, Control = control, Device = Device,
            Checkpoints = checkpoints,
            Features = place.Features, Files = files, Memory = MemoryBudget.OfMachine().For(Device),
        };
        var last = await CellRun.OnItsOwnThread(new("", cell, seed, _results, "", ""), context, () => false, _ => { });
        var end = last.OfType<RunEvent.Status>().Single();
        bar.End(end);
        return (last.OfType<RunEvent.Result>().SingleOrDefault()?.Value, end);
    }
}
