using Studio.Experiments;
using Studio.Runtime.Accounts;
using Studio.Runtime.Devices;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Grains;

internal sealed class RunGrain(RunJournal journal, UnheldRuns unheld, PersonService persons, IWorkerPort port) : Grain, IRunGrain
{
    private Guid Id => this.GetPrimaryKey();

    public async Task<string> CommandAsync(string command, string person) => StudioJson.Write(await StorageFault.SaidAsync(
        () => CommandAsync(StudioJson.Read<RunCommand>(command), person), sentence => new RunOutcome.Refused(sentence)));

    private async Task<RunOutcome> CommandAsync(RunCommand command, string person)
    {
        if (await journal.FindAsync(Id, CancellationToken.None) is not { } run)
            return new RunOutcome.Refused("There is no such run.");
        if (run.Request.Person != person && !await persons.IsOwnerAsync(person))
            return new RunOutcome.Refused("This run belongs to somebody else; only they and the owner may control it.");
        if (await journal.CommandAsync(Id, command, person, CancellationToken.None) == 0)
            return new RunOutcome.Refused("The run has already ended.");
        run = await journal.FindAsync(Id, CancellationToken.None) ?? run;
        if (run.Worker is { } worker)
            await port.LookAsync(worker, Id);
        else
            await unheld.HandleAsync(run, command, CancellationToken.None);
        await GrainFactory.GetGrain<IDeviceQueueGrain>(0).LookAsync();
        return new RunOutcome.Accepted();
    }
}
