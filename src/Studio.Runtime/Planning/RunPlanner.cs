using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Order;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Library;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Planning;

/// <summary>Turns a press on Run into runs: of the cell and, before it, of those inputs that are not settled.</summary>
internal sealed class RunPlanner(RunRegister runs, NotebookStanding standing, ArtifactStore artifacts, DiskSpace disk,
    CurrentCatalogue catalogue, RuntimeOptions options)
{
    private const int MostWaiting = 5;

    /// <param name="again">The targets are run though results of the same keys are there.</param>
    public async Task<RunOutcome> StartAsync(string id, Notebook notebook, IReadOnlyList<string> targets, string person, bool again,
        CancellationToken ct)
    {
        var faults = targets.Select(t => Fault(notebook, t)).ToList();
        List<string> sound = [.. targets.Where((_, i) => faults[i] is null)];
        var leftOut = faults.Find(f => f is not null);
        if (sound.Count == 0 && leftOut is not null)
            return new RunOutcome.Refused(leftOut);
        var standings = await standing.OfAsync(id, notebook, ct);
        var active = await runs.ActiveAsync(ct);
        var plan = new Plan(id, person, [.. active.Where(r => r.Summary.Request.Notebook == id)]);
        foreach (var cell in sound.SelectMany(t => DependencyOrder.UpTo(notebook, t)).DistinctBy(c => c.Id))
            plan.Add(standings[cell.Id], isTarget: sound.Contains(cell.Id), again);
        if (plan.New.Count > 0)
        {
            if (await ObstacleAsync(active, person, ct) is { } obstacle)
                return new RunOutcome.Refused(obstacle);
            await runs.AddAsync(plan.New, ct);
        }
        return new RunOutcome.Started([.. sound.SelectMany(plan.RunsOf)], leftOut,
            IsUpToDate: sound.SelectMany(plan.RunsOf).All(plan.IsSettled));
    }

    private string? Fault(Notebook notebook, string target)
    {
        if (notebook.Cell(target) is not { } cell)
            return $"There is no cell '{target}' any more: it was deleted.";
        if (!cell.IsRunnable)
            return "This cell is a text. There is nothing to run.";
        var needed = DependencyOrder.UpTo(notebook, target);
        if (needed.All(c => c.Id != target))
            return "This cell depends on its own result, through other cells. Choose another input.";
        return needed.SelectMany(c => CellFaults.Of(notebook, c, catalogue.Value)
            .Select(f => c.Id == target ? f.Sentence : $"{c.Name}: {f.Sentence}")).FirstOrDefault();
    }

    private async Task<string?> ObstacleAsync(IReadOnlyList<ActiveRun> active, string person, CancellationToken ct)
    {
        var waiting = active.Where(r => r.Person == person && r.Summary is { Status: RunStatus.Queued, StartedAt: null }).ToList();
        var wanted = waiting.Where(r => !waiting.Any(w => w.WaitsFor.Contains(r.Id)))
            .Select(r => (r.Summary.Request.Notebook, r.Summary.Request.Cell.Id)).Distinct().Count();
        if (wanted >= MostWaiting)
            return $"{MostWaiting} of your cells are already queued. Wait until one ends, or stop one.";
        if (disk.Shortage() is { } shortage)
            return shortage;
        return await artifacts.HeldBytesAsync(person, ct) is var held && held > options.QuotaBytes
            ? $"Your runs take {held >> 20} MB, and the limit is {options.QuotaBytes >> 20} MB. Delete notebooks that you no longer need."
            : null;
    }

    /// <summary>Which run stands, or will stand, for each cell and seed.</summary>
    private sealed class Plan(string notebook, string person, IReadOnlyList<ActiveRun> active)
    {
        private readonly Dictionary<string, List<Guid>> _runs = [];
        private readonly Dictionary<Guid, RunSummary> _settled = [];

        public List<NewRun> New { get; } = [];

        public List<Guid> RunsOf(string cell) => _runs[cell];

        public bool IsSettled(Guid run) => _settled.ContainsKey(run);

        public void Add(CellStanding standing, bool isTarget, bool again)
        {
            List<Guid> inputs = [.. standing.Cell.Inputs.Distinct().SelectMany(i => _runs[i])];
            _runs[standing.Cell.Id] = [.. standing.Seeds.Select(seed => RunOf(standing, seed, inputs, isTarget, again))];
        }

        private Guid RunOf(CellStanding standing, ulong seed, List<Guid> inputs, bool isTarget, bool again)
        {
            // A steered result serves as an input; pressed itself, the cell is run again without steering.
            if (standing.Settled.GetValueOrDefault(seed) is { } settled && !(isTarget && (again || settled.IsSteered)))
            {
                _settled[settled.Id] = settled;
                return settled.Id;
            }
            var key = standing.Keys.GetValueOrDefault(seed);
            if (active.FirstOrDefault(r => IsSame(r, standing.Cell, seed, key, inputs)) is { } underWay)
                return underWay.Id;
            var ready = inputs.All(_settled.ContainsKey);
            var results = ready ? new RunInputs(inputs.Select(i => _settled[i])).Results() : new Dictionary<string, CellResult>();
            var run = new NewRun(Guid.NewGuid(), new(notebook, standing.Cell, seed, results, ready ? key ?? "" : "", person),
                ready ? [] : inputs);
            New.Add(run);
            return run.Id;
        }

        private static bool IsSame(ActiveRun run, Cell cell, ulong seed, string? key, List<Guid> inputs) =>
            run.Summary.Request is var request && request.Cell.Id == cell.Id
            && request.Seed == seed && !run.Summary.IsSteered && (key is not null && request.Key.Length > 0 ? request.Key == key
                : run.WaitsFor.SequenceEqual(inputs) && StudioJson.WriteCanonical(request.Cell) == StudioJson.WriteCanonical(cell));
    }
}
