using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;

namespace Studio.Web.Notebooks;

/// <summary>The cells of a notebook that are under way together, and those of them that have ended.</summary>
/// <param name="Cells">Ids in the order of the notebook.</param>
/// <param name="Done">How many of them have ended.</param>
/// <param name="Current">Id of the cell that runs; of the first that waits if none does.</param>
/// <param name="Active">Runs that have not ended, the running ones first.</param>
public sealed record RunBatch(IReadOnlyList<string> Cells, int Done, string Current, IReadOnlyList<RunSummary> Active)
{
    /// <summary>Null if nothing is under way.</summary>
    public static RunBatch? Of(Notebook notebook, IReadOnlyDictionary<string, CellState> states)
    {
        var active = states.Values.SelectMany(s => s.Runs).Where(r => !r.Status.IsEnd()).OrderBy(r => r.Status == RunStatus.Queued)
            .ThenBy(r => r.CreatedAt).ToList();
        if (active.Count == 0)
            return null;
        // What ended while the oldest of them was waiting or running was begun with it, or was waited for.
        var since = active.Min(r => r.CreatedAt);
        var cells = notebook.Cells.Select(c => c.Id)
            .Where(id => states.GetValueOrDefault(id)?.Runs.Any(r => r.EndedAt is not { } end || end >= since) == true).ToList();
        var open = active.Select(r => r.Request.Cell.Id).ToHashSet();
        return new(cells, cells.Count(c => !open.Contains(c)), active[0].Request.Cell.Id, active);
    }
}
