using Studio.Experiments.Results;
using Studio.Notebooks.Order;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Planning;

/// <summary>Completed runs as the inputs of another cell.</summary>
internal sealed class RunInputs(IEnumerable<RunSummary> completed)
{
    private readonly Dictionary<string, RunSummary[]> _byCell = completed.GroupBy(r => r.Request.Cell.Id)
        .ToDictionary(g => g.Key, g => g.OrderBy(r => r.Request.Seed).ToArray());

    /// <summary>As a request carries them.</summary>
    public IReadOnlyDictionary<string, CellResult> Results()
    {
        var results = new Dictionary<string, CellResult>();
        foreach (var (cell, runs) in _byCell)
        {
            results[cell] = runs[0].Result!;
            if (runs.Length > 1)
                foreach (var run in runs)
                    results[RunRequest.InputName(cell, run.Request.Seed)] = run.Result!;
        }
        return results;
    }

    /// <summary>As a key counts them. What somebody steered is like nothing else, so its key is its own.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InputRun>> Keyed() => _byCell.ToDictionary(c => c.Key,
        c => (IReadOnlyList<InputRun>)[.. c.Value.Select(r => new InputRun(r.IsSteered ? $"{r.Request.Key} "
            + $"steered {r.Id}" : r.Request.Key, r.Result!))]);
}
