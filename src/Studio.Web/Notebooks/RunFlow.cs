using MudBlazor;
using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Runtime.Runs;
using Studio.Web.Cells;
using Studio.Web.Replays;

namespace Studio.Web.Notebooks;

/// <summary>What one viewer asks of a notebook's runs: to begin, to begin again, to replay, to stop; and what they follow.</summary>
public sealed class RunFlow : IDisposable
{
    private readonly RunService _runs;
    private readonly ISnackbar _messages;
    private readonly HashSet<string> _upToDate = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _toReplay = [];
    private NotebookState? _state;
    private Person? _person;

    public RunFlow(RunService runs, ISnackbar messages, TimeProvider time)
    {
        (_runs, _messages, Replays) = (runs, messages, new(runs, time));
        Replays.Changed += Hear;
    }

    /// <summary>The runs, or what this viewer wants to see of them, are different; raised on any thread.</summary>
    public event Action? Changed;

    public CellReplays Replays { get; }

    public RunNews News { get; } = new();

    /// <summary>What is under way; null if nothing is.</summary>
    public RunBatch? Batch { get; private set; }

    /// <summary>Cells of the batch that has ended last, until the viewer has seen it.</summary>
    public IReadOnlyList<string>? Ended { get; private set; }

    /// <summary>The page goes where something runs.</summary>
    public bool IsFollowing { get; private set; }

    /// <summary>The viewer asked to run all, and every cell has its result already.</summary>
    public bool IsAllUpToDate { get; private set; }

    /// <summary>The cell that is replayed where all are, one after the other.</summary>
    public (string Cell, int Place, int Count)? Replaying { get; private set; }

    private IEnumerable<Cell> Runnable => _state!.Notebook.Cells.Where(c => c.IsRunnable);

    /// <summary>The viewer asked for a run of the cell, and it has its result already.</summary>
    public bool IsUpToDate(string cell) => _upToDate.Contains(cell);

    public void Take(NotebookState state, Person person)
    {
        (_state, _person) = (state, person);
        _upToDate.RemoveWhere(c => !IsSettled(c));
        IsAllUpToDate &= Runnable.All(c => IsSettled(c.Id));
        Replays.CloseWhereRunning(state.Cells);
        var next = RunBatch.Of(state.Notebook, state.Cells);
        if (next is not null)
            Ended = null;
        else if (Batch is { Cells.Count: > 1 } over)
            Ended = over.Cells;
        Batch = next;
        News.Take(state.Notebook, state.Cells);
        Notify();
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
        Notify();
    }

    /// <summary>Runs what is stale.</summary>
    /// <param name="again">Everything.</param>
    public Task StartAllAsync(bool again = false)
    {
        var cells = Runnable.Select(c => c.Id).Where(c => again || !IsSettled(c)).ToList();
        IsAllUpToDate = cells.Count == 0;
        if (IsAllUpToDate)
        {
            Notify();
            return Task.CompletedTask;
        }
        IsFollowing = true;
        return StartAsync(cells, again);
    }

    public async Task StopAllAsync()
    {
        foreach (var run in Batch?.Active.Reverse() ?? [])
            await OrderAsync(new(run.Id, new RunCommand.Stop()));
    }

    public async Task OrderAsync(RunOrder order) => Say(await _runs.CommandAsync(order.Run, order.Command, _person!));

    public void Follow(bool isFollowing)
    {
        if (IsFollowing == isFollowing)
            return;
        IsFollowing = isFollowing;
        Notify();
    }

    public async Task ReplayAsync(string cell)
    {
        _upToDate.Remove(cell);
        if (!await OpenAsync(cell))
            _messages.Add("This run has no journal, so it cannot be replayed. Run the cell again.", Severity.Info);
    }

    /// <summary>Replays every cell that has a result, one after the other.</summary>
    public Task ReplayAllAsync()
    {
        (IsAllUpToDate, IsFollowing) = (false, true);
        _toReplay = [.. Runnable.Select(c => c.Id).Where(IsSettled)];
        return ReplayFromAsync(0);
    }

    public void EndReplays()
    {
        if (Replaying is not { } replaying)
            return;
        Replaying = null;
        Replays.Close(replaying.Cell);
    }

    /// <summary>The viewer has read that the cell is up to date.</summary>
    public void Dismiss(string cell)
    {
        if (_upToDate.Remove(cell))
            Notify();
    }

    public void DismissAll()
    {
        IsAllUpToDate = false;
        Notify();
    }

    public void DismissEnded()
    {
        Ended = null;
        Notify();
    }

    public void Dispose()
    {
        Replays.Changed -= Hear;
        Replays.Dispose();
    }

    private bool IsSettled(string cell) =>
        _state!.Cells.GetValueOrDefault(cell) is { IsStale: false } state && state.Runs.All(r => r.Status.IsEnd());

    private Task<bool> OpenAsync(string cell) =>
        Replays.OpenAsync(cell, _state!.Cells.GetValueOrDefault(cell)?.Runs.Where(r => r.Status.IsEnd()).ToList() ?? []);

    private async Task ReplayFromAsync(int place)
    {
        while (place < _toReplay.Count)
        {
            Replaying = (_toReplay[place], place + 1, _toReplay.Count);
            if (await OpenAsync(_toReplay[place]))
                return;
            place++;
        }
        Replaying = null;
        Notify();
    }

    /// <summary>One replay of several is over: the next begins. Closed by hand, it is the last.</summary>
    private void Hear()
    {
        if (Replaying is { } replaying)
        {
            var replay = Replays.Of(replaying.Cell);
            if (replay is null)
                Replaying = null;
            else if (replay.IsOver)
            {
                Replaying = null;
                Replays.Close(replaying.Cell);
                _ = ReplayFromAsync(replaying.Place);
                return;
            }
        }
        Notify();
    }

    private void Say(RunOutcome outcome)
    {
        var sentence =
            outcome switch { RunOutcome.Refused refused => refused.Sentence, RunOutcome.Started started => started.LeftOut, _ => null };
        if (sentence is not null)
            _messages.Add(sentence, Severity.Warning);
    }

    private void Notify() => Changed?.Invoke();
}
