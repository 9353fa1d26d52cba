using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Runtime.Grains;
using Studio.Runtime.Journal;
using Studio.Runtime.Persons;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Services;

/// <summary>Runs, as pages use them.</summary>
public sealed class RunService
{
    private const int MostAtOnce = 1000;

    private readonly IGrainFactory _grains;
    private readonly NotebookService _notebooks;
    private readonly RunRegister _runs;
    private readonly RunJournal _journal;

    internal RunService(IGrainFactory grains, NotebookService notebooks, RunRegister runs, RunJournal journal) =>
        (_grains, _notebooks, _runs, _journal) = (grains, notebooks, runs, journal);

    /// <summary>Runs a cell, its stale inputs first; what was run before under the same key is not run again.</summary>
    /// <param name="again">The cell itself is run again though a result of the same key is there.</param>
    public Task<RunOutcome> StartAsync(string notebook, string cell, Person person, bool again = false) =>
        StartAllAsync(notebook, [cell], person, again);

    /// <summary>The same for several cells at once. Whether too many of the person's cells wait already is asked once, before the first:
    /// all of these may wait.</summary>
    /// <remarks>A cell that cannot run is left out, and so are those that need it.</remarks>
    public async Task<RunOutcome> StartAllAsync(string notebook, IReadOnlyList<string> cells, Person person, bool again = false) =>
        StudioJson.Read<RunOutcome>(await _grains.GetGrain<INotebookGrain>(notebook).StartAsync([.. cells], person.Id, again));

    /// <summary>Only a run's person and the owner may.</summary>
    public async Task<RunOutcome> CommandAsync(Guid run, RunCommand command, Person person) =>
        StudioJson.Read<RunOutcome>(await _grains.GetGrain<IRunGrain>(run).CommandAsync(StudioJson.Write(command), person.Id));

    /// <summary>Null for a deleted run, too.</summary>
    public async Task<RunSummary?> FindAsync(Guid run, CancellationToken ct = default) =>
        await _journal.FindAsync(run, ct) is { IsDeleted: false } found ? found : null;

    /// <summary>Everything that a run wrote, with its times.</summary>
    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(Guid run, CancellationToken ct = default)
    {
        var entries = new List<JournalEntry>();
        while (await _journal.ReadAsync(run, entries.Count, MostAtOnce, ct) is { Count: > 0 } page)
            entries.AddRange(page);
        return entries;
    }

    /// <summary>The runs of a notebook, or of all, the newest first.</summary>
    public Task<IReadOnlyList<RunSummary>> ListAsync(string? notebook, CancellationToken ct = default) => _runs.ListAsync(notebook, ct);

    /// <summary>Deletes runs; a day long that can be undone. Cells that stand on them become stale. Only a run's person and the owner may,
    /// and only once it has ended.</summary>
    public Task<DeletedRuns> DeleteAsync(IReadOnlyList<Guid> runs, Person person) => MarkDeletedAsync(runs, isDeleted: true, person);

    public Task<DeletedRuns> RestoreAsync(IReadOnlyList<Guid> runs, Person person) => MarkDeletedAsync(runs, isDeleted: false, person);

    /// <summary>Writes tags and a note on a run; null if that was done, otherwise why not. Only its person and the owner may.</summary>
    public async Task<string?> AnnotateAsync(Guid run, RunAnnotation annotation, Person person) => annotation switch
    {
        { Note.Length: > RunAnnotation.LongestNote } =>
            $"A note has at most {RunAnnotation.LongestNote} characters; this one has {annotation.Note.Length}.",
        { Tags.Count: > RunAnnotation.MostTags } => $"A run has at most {RunAnnotation.MostTags} tags.",
        _ when annotation.Tags.FirstOrDefault(t => t.Length > RunAnnotation.LongestTag) is { } tag =>
            $"A tag has at most {RunAnnotation.LongestTag} characters; '{tag[..20]}…' is longer.",
        _ when !await _runs.AnnotateAsync(run, annotation, person.IsOwner ? null : person.Id, CancellationToken.None) =>
            "This run belongs to somebody else, or it was deleted. Only its owner and the owner of the studio may change its tags "
            + "and note.",
        _ => null,
    };

    /// <summary>The checkpoints that are kept of a run, by rising step.</summary>
    public Task<IReadOnlyList<CheckpointRecord>> CheckpointsAsync(Guid run, CancellationToken ct = default) =>
        _runs.CheckpointsAsync(run, ct);

    /// <summary>Adds a cell below the run's that starts from its newest checkpoint up to <paramref name="step"/>.</summary>
    /// <param name="recipe">Recipe of the new cell; null for the same one.</param>
    public async Task<RunOutcome> BranchAsync(Guid run, int step, Person person, Recipe? recipe = null)
    {
        if (await _journal.FindAsync(run, CancellationToken.None) is not { } from)
            return new RunOutcome.Refused("There is no such run.");
        if (from.Request.Cell is not Transfer transfer)
            return new RunOutcome.Refused("Only a transfer can be branched.");
        if (await _notebooks.OpenAsync(from.Request.Notebook) is not { } state)
            return new RunOutcome.Refused("The notebook of this run was deleted.");
        if (await _runs.PinAsync(run, step, CancellationToken.None) is not { } checkpoint)
            return new RunOutcome.Refused(step == int.MaxValue
                ? $"This run has no checkpoint yet. It writes one every {CheckpointInterval.Default.TotalSeconds:0} seconds during "
                + "training, when it is paused and at its end."
                : $"There is no checkpoint up to step {step} any more. A run keeps its last two checkpoints and its best one.");
        var branch = transfer with
        {
            Id = CellIds.Free(state.Notebook, "transfer"),
            Title = $"{transfer.Label}, from step {checkpoint.Step}",
            Recipe = recipe ?? transfer.Recipe,
            Seed = from.Request.Seed,
            Seeds = 1,
            StartFrom = checkpoint.File.Sha256,
            Branch = new(transfer.Id, run, checkpoint.Step),
        };
        var outcome = await _notebooks.ApplyAsync(state.Id,
            new NotebookEdit.Add(branch, state.Notebook.Cell(transfer.Id) is null ? null : transfer.Id), person);
        return outcome is EditOutcome.Refused refused ? new RunOutcome.Refused(refused.Sentence) : new RunOutcome.Branched(branch.Id);
    }

    private async Task<DeletedRuns> MarkDeletedAsync(IReadOnlyList<Guid> runs, bool isDeleted, Person person)
    {
        var marked = await _runs.MarkDeletedAsync(runs, isDeleted, person.IsOwner ? null : person.Id, CancellationToken.None);
        foreach (var notebook in marked.Select(m => m.Notebook).Distinct())
            await _grains.GetGrain<INotebookGrain>(notebook).RunsChangedAsync();
        var left = runs.Count - marked.Count;
        return new([.. marked.Select(m => m.Run)], left == 0 ? null
            : $"{left} of {runs.Count} {(runs.Count == 1 ? "run was" : "runs were")} left as {(left == 1 ? "it is" : "they are")}: "
            + "a run must have ended, and be yours.");
    }
}
