using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Runs;
using Studio.Runtime.Services;
using Studio.Runtime.Journal;

namespace Studio.Web.Tests.Fakes;

/// <summary>A run that the test itself carries out: it writes the journal as a worker would.</summary>
public sealed class FakeRun
{
    private readonly RunJournal _journal;
    private readonly Lease _lease;

    private FakeRun(RunJournal journal, Lease lease) => (_journal, _lease) = (journal, lease);

    public Guid Id => _lease.Run;

    public static async Task<FakeRun> BeginAsync(IServiceProvider services)
    {
        var person = await services.GetRequiredService<PersonService>().JoinAsync("Ada", PersonRole.Member);
        var notebook = await services.GetRequiredService<NotebookService>()
            .CreateAsync(person, new Notebook("Fake", [new Dataset { Id = "data", Source = FakeCatalogue.Dataset }]));
        var started =
            Assert.IsType<RunOutcome.Started>(await services.GetRequiredService<RunService>().StartAsync(notebook, "data", person));
        var journal = services.GetRequiredService<RunJournal>();
        return new(journal, (await journal.TakeAsync(started.Runs[0], "fake", CancellationToken.None))!);
    }

    /// <summary>Number of the last event.</summary>
    public async Task<long> SayAsync(params RunEvent[] events) =>
        (await _journal.AppendAsync(_lease, events, null, CancellationToken.None)).LastNumber;
}
