using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Runtime.Journal;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;

namespace Studio.Web.Tests.Fakes;

/// <summary>A run in the journal of a running studio, without a worker.</summary>
internal static class RecordedRun
{
    public static async Task<Guid> WriteAsync(IServiceProvider studio, Cell cell, string person, string notebook = "n",
        params RunEvent[] events)
    {
        var run = new NewRun(Guid.NewGuid(), new(notebook, cell, 1, new Dictionary<string, CellResult>(), "key", person), []);
        await studio.GetRequiredService<RunRegister>().AddAsync([run], CancellationToken.None);
        var journal = studio.GetRequiredService<RunJournal>();
        var lease = await journal.TakeAsync(run.Id, "cpu-1", CancellationToken.None);
        await journal.AppendAsync(lease!, events, null, CancellationToken.None);
        return run.Id;
    }
}
