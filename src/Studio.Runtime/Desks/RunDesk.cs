using Studio.Runtime.Runs;

namespace Studio.Runtime.Desks;

/// <summary>Runs, as pages use them.</summary>
public sealed class RunDesk
{
    /// <summary>Runs a cell, its stale inputs first; what was run before under the same key is not run again.</summary>
    public Task<RunOutcome> StartAsync(string notebook, string cell, Person person) => throw new NotImplementedException();

    /// <summary>Only a run's person and the owner may.</summary>
    public Task<RunOutcome> CommandAsync(Guid run, RunCommand command, Person person) => throw new NotImplementedException();

    public Task<RunSummary?> FindAsync(Guid run, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>The runs of a notebook, or of all, the newest first.</summary>
    public Task<IReadOnlyList<RunSummary>> ListAsync(string? notebook, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Adds a cell below the run's that starts from its newest checkpoint up to <paramref name="step"/>.</summary>
    public Task<RunOutcome> BranchAsync(Guid run, int step, Person person) => throw new NotImplementedException();
}
