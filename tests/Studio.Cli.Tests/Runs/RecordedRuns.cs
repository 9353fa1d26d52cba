using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Runtime.Journal;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Cli.Tests.Runs;

/// <summary>A studio in which something was run, without a worker.</summary>
internal static class RecordedRuns
{
    /// <summary>Each run has a curve of two points and has ended.</summary>
    public static async Task<IReadOnlyList<Guid>> WriteAsync(StudioStorage storage, params (Cell Cell, RunStatus End)[] runs)
    {
        await storage.UpgradeAsync();
        var (register, journal) = (new RunRegister(storage, TimeProvider.System), new RunJournal(storage, TimeProvider.System));
        List<NewRun> made = [.. runs.Select(r => new NewRun(Guid.NewGuid(), new("notebook", r.Cell, 1, new Dictionary<string, CellResult>(),
            "key", "ada"), []))];
        await register.AddAsync(made, CancellationToken.None);
        foreach (var (run, (_, end)) in made.Zip(runs))
        {
            var lease = await journal.TakeAsync(run.Id, "cpu-1", CancellationToken.None);
            RunEvent[] events =
                [new RunEvent.Metrics([new("loss/train", 1, 1), new("loss/train", 2, .5)]), new RunEvent.Status(end, "Over.")];
            await journal.AppendAsync(lease!, events, null, CancellationToken.None);
        }
        return [.. made.Select(r => r.Id)];
    }
}
