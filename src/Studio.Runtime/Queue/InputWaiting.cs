using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Notebooks.Order;
using Studio.Runtime.Devices;
using Studio.Runtime.Journal;
using Studio.Runtime.Library;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Queue;

/// <summary>Gives runs their keys and lets them go once the results that they take in are there,
/// or ends them if one of those came to nothing.</summary>
internal sealed class InputWaiting(RunRegister runs, UnheldRuns unheld, StudioPlace place, CurrentCatalogue catalogue)
{
    /// <summary>False if nothing changed.</summary>
    public async Task<bool> ReleaseAsync(IReadOnlyList<ActiveRun> active, CancellationToken ct)
    {
        var any = false;
        var underWay = active.Select(r => r.Id).ToHashSet();
        foreach (var run in active.Where(r => r.WaitsFor.Count > 0 || r.Summary.Request.Key.Length == 0))
        {
            // One whose inputs have not all ended may still learn that one of them failed.
            var ended = await runs.FindAsync([.. run.WaitsFor.Where(i => !underWay.Contains(i))], ct);
            if (ended.FirstOrDefault(i => i.Status != RunStatus.Completed || i.Result is null) is { } failed)
                any |= await GiveUpAsync(run, failed, ct);
            else if (ended.Count == run.WaitsFor.Count && place.Current is { } here)
                any |= await FillInAsync(run, new RunInputs(ended), here, ct);
        }
        return any;
    }

    private Task<bool> GiveUpAsync(ActiveRun run, RunSummary failed, CancellationToken ct)
    {
        var cell = failed.Request.Cell;
        var sentence = $"It needs {cell.Name}, which has no result: {failed.Sentence}";
        return unheld.SayAsync(run.Id, run.Summary.LeaseEpoch, [new RunEvent.Status(RunStatus.Cancelled, sentence)], ct);
    }

    private Task<bool> FillInAsync(ActiveRun run, RunInputs inputs, RunPlace here, CancellationToken ct)
    {
        var request = run.Summary.Request;
        var key = CellKey.Of(request.Cell, request.Seed, here, inputs.Keyed(), catalogue.Value);
        return runs.FillInAsync(run.Id, request with { Inputs = inputs.Results(), Key = key }, ct);
    }
}
