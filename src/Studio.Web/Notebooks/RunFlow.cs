using MudBlazor;
using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Runtime.Desks;
using Studio.Runtime.Runs;
using Studio.Web.Cells;
using Studio.Web.Replays;

namespace Studio.Web.Notebooks;

/// <summary>What one viewer asks of a notebook's runs: to begin, to begin again, to replay, to stop.</summary>
public sealed class RunFlow : IDisposable
{
    private readonly RunDesk _runs;
    private readonly ISnackbar _messages;
    private readonly HashSet<string> _upToDate = new(StringComparer.Ordinal);
    private NotebookState? _state;
    private Person? _person;

    public RunFlow(RunDesk runs, ISnackbar messages, TimeProvider time)
    {
        (_runs, _messages, Replays) = (runs, messages, new(runs, time));
        Replays.Changed += Tell;
    }

    /// <summary>Something of this viewer alone is different; raised on any thread.</summary>
    public event Action? Changed;

    public CellReplays Replays { get; }

    /// <summary>The viewer asked for a run of the cell, and it has its result already.</summary>
    public bool IsUpToDate(string cell) => _upToDate.Contains(cell);

    public void Take(NotebookState state, Person person)
    {
        (_state, _person) = (state, person);
        _upToDate.RemoveWhere(c => state.Cells.GetValueOrDefault(c) is not { IsStale: false } cell || cell.Runs.Any(r => !r.Status.IsEnd()));
        Replays.CloseWhereRunning(state.Cells);
    }

    /// <param name="again">They are run though they have their results.</param>
    public async Task StartAsync(IReadOnlyList<string> cells, bool again = false)
    {
        var outcome = await _runs.StartAllAsync(_state!.Id, cells, _person!, again);
        if (outcome is RunOutcome.Started { IsUpToDate: true })
            _upToDate.UnionWith(cells);
        else
            _upToDate.ExceptWith(cells);
        Say(outcome);
        Tell();
    }

    /// <summary>Runs what is stale.</summary>
    public Task StartAllAsync() =>
        StartAsync([.. _state!.Notebook.Cells.Where(c => c.IsRunnable && _state.Cells.GetValueOrDefault(c.Id) is not { IsStale: false }).Select(c => c.Id)]);

    public async Task OrderAsync(RunOrder order) => Say(await _runs.CommandAsync(order.Run, order.Command, _person!));

    public async Task ReplayAsync(string cell)
    {
        _upToDate.Remove(cell);
        var recorded = _state!.Cells.GetValueOrDefault(cell)?.Runs.Where(r => r.Status.IsEnd()).ToList() ?? [];
        if (!await Replays.OpenAsync(cell, recorded))
            _messages.Add("This run left no journal, so there is nothing to replay. Run the cell again.", Severity.Info);
    }

    /// <summary>The viewer has read that the cell is up to date.</summary>
    public void Dismiss(string cell)
    {
        if (_upToDate.Remove(cell))
            Tell();
    }

    public void Dispose()
    {
        Replays.Changed -= Tell;
        Replays.Dispose();
    }

    private void Say(RunOutcome outcome)
    {
        var sentence = outcome switch { RunOutcome.Refused refused => refused.Sentence, RunOutcome.Started started => started.LeftOut, _ => null };
        if (sentence is not null)
            _messages.Add(sentence, Severity.Warning);
    }

    private void Tell() => Changed?.Invoke();
}
