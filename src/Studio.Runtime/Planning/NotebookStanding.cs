using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Notebooks.Order;
using Studio.Runtime.Devices;
using Studio.Runtime.Library;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Planning;

/// <summary>Which cells of a notebook need not be run again, and what their viewers see of their runs.</summary>
internal sealed class NotebookStanding(RunRegister runs, ResultFiles files, StudioPlace place, CurrentCatalogue catalogue)
{
    /// <summary>By cell id; only cells that can run, and none that lies on a cycle.</summary>
    public async Task<IReadOnlyDictionary<string, CellStanding>> OfAsync(string id, Notebook notebook, CancellationToken ct)
    {
        var completed = (await runs.CompletedAsync(id, ct)).Where(files.AreThere).ToList();
        var standings = new Dictionary<string, CellStanding>();
        foreach (var cell in DependencyOrder.Of(notebook).Where(c => c.IsRunnable))
            standings[cell.Id] = Of(cell, cell.RunSeeds(notebook), completed, standings);
        return standings;
    }

    public async Task<IReadOnlyDictionary<string, CellState>> StatesAsync(string id, Notebook notebook, CancellationToken ct)
    {
        var standings = await OfAsync(id, notebook, ct);
        var newest = (await runs.NewestAsync(id, ct)).ToLookup(r => r.Request.Cell.Id);
        // A notebook of an earlier studio may have two cells of one name; it is opened, so that this can be mended.
        return notebook.Cells.Where(c => c.IsRunnable).DistinctBy(c => c.Id)
            .ToDictionary(c => c.Id,
                c => State(c.RunSeeds(notebook), standings.GetValueOrDefault(c.Id), newest[c.Id].ToDictionary(r => r.Request.Seed)));
    }

    private CellState State(IReadOnlyList<ulong> seeds, CellStanding? standing, Dictionary<ulong, RunSummary> newest)
    {
        var shown = seeds.ToDictionary(seed => seed, seed => newest.GetValueOrDefault(seed) is { EndedAt: null } active
            ? active : standing?.Settled.GetValueOrDefault(seed) ?? newest.GetValueOrDefault(seed));
        return new(standing is not { IsSettled: true }, [.. seeds.Select(seed => shown[seed]).OfType<RunSummary>()])
        {
            HasLostFiles = shown.Values.Any(r => r is { Status: RunStatus.Completed } run && !files.AreThere(run)),
            EndedSince =
                [.. seeds.Where(seed => shown[seed] is { Status: RunStatus.Completed } earlier
                    && newest[seed] is { Status: not RunStatus.Completed } ended && ended.CreatedAt > earlier.CreatedAt)
                    .Select(seed => newest[seed])],
        };
    }

    private CellStanding Of(Cell cell, IReadOnlyList<ulong> seeds, IReadOnlyList<RunSummary> completed,
        Dictionary<string, CellStanding> before)
    {
        if (place.Current is not { } here || cell.Inputs.Any(i => !before.TryGetValue(i, out var input) || !input.IsSettled))
            return new(cell, seeds, new Dictionary<ulong, string>(), new Dictionary<ulong, RunSummary>());
        var inputs = new RunInputs(cell.Inputs.SelectMany(i => before[i].Settled.Values)).Keyed();
        var keys = seeds.ToDictionary(seed => seed, seed => CellKey.Of(cell, seed, here, inputs, catalogue.Value));
        var settled = completed.Where(r => r.Request.Cell.Id == cell.Id && keys.GetValueOrDefault(r.Request.Seed) == r.Request.Key)
            .GroupBy(r => r.Request.Seed).ToDictionary(g => g.Key, g => g.MaxBy(r => r.CreatedAt)!);
        return new(cell, seeds, keys, settled);
    }
}
