using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;

namespace Studio.Worker.Running;

/// <summary>What people want of a run, read from storage and passed on once. After a takeover, what the checkpoint has not seen is asked
/// for again, at the step at which it was first applied.</summary>
internal sealed class StandingCommands
{
    private const int Page = 1000;
    private readonly RunJournal _journal;
    private readonly Lease _lease;
    private readonly RunControl _control;
    private readonly InterventionSteps _steps;
    private int _interventions;

    private StandingCommands(RunJournal journal, Lease lease, RunControl control, InterventionSteps steps) =>
        (_journal, _lease, _control, _steps) = (journal, lease, control, steps);

    /// <summary>Number of the last one that was passed on.</summary>
    public long Last { get; private set; }

    /// <summary>Passes on what there is already.</summary>
    public static async Task<StandingCommands> OpenAsync(RunJournal journal, Lease lease, RunControl control, CheckpointRecord? checkpoint)
    {
        var steps = new InterventionSteps();
        if (lease.Epoch > 1)
            await ReadAsync(journal, lease.Run, steps);
        var commands = new StandingCommands(journal, lease, control, steps);
        steps.ResumeFrom(checkpoint?.Step ?? -1);
        await commands.ReadAsync();
        return commands;
    }

    public async Task ReadAsync()
    {
        foreach (var command in await _journal.CommandsAsync(_lease.Run, Last, CancellationToken.None))
        {
            PassOn(command);
            Last = command.Number;
        }
    }

    private void PassOn(NumberedCommand said)
    {
        switch (said.Command)
        {
            case RunCommand.Pause pause: _control.Pause(pause.Why); break;
            case RunCommand.Resume: _control.Resume(); break;
            case RunCommand.Stop: _control.Stop(); break;
            case RunCommand.Yield yield when yield.LeaseEpoch == _lease.Epoch: _control.Yield(); break;
            case RunCommand.Intervene intervene:
                var place = _interventions++;
                if (place >= _steps.Covered)
                    _control.Ask(intervene.Intervention, said.Person, _steps.Of(place));
                break;
        }
    }

    private static async Task ReadAsync(RunJournal journal, Guid run, InterventionSteps steps)
    {
        for (long last = 0; await journal.ReadAsync(run, last, Page, CancellationToken.None) is { Count: > 0 } entries;
            last = entries[^1].Number)
            foreach (var entry in entries)
                steps.Apply(entry.Event);
    }
}
