using Microsoft.Extensions.Time.Testing;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>A data folder with empty storage and a clock that stands still until it is told.</summary>
internal sealed class TemporaryStudio : IDisposable
{
    private TemporaryStudio(string? connectionString)
    {
        Folder = Directory.CreateTempSubdirectory("studio-").FullName;
        Storage = new(Folder, connectionString);
        Journal = new(Storage, Time);
        Runs = new(Storage, Time);
        Unheld = new(Storage, Time);
        Artifacts = new(Storage, Time);
    }

    public string Folder { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public StudioStorage Storage { get; }

    public RunJournal Journal { get; }

    public RunRegister Runs { get; }

    public UnheldRuns Unheld { get; }

    public ArtifactStore Artifacts { get; }

    public static async Task<TemporaryStudio> OpenAsync(string? connectionString = null)
    {
        var studio = new TemporaryStudio(connectionString);
        await studio.Storage.UpgradeAsync();
        return studio;
    }

    public async Task<Guid> AddRunAsync(string person = "ada", string notebook = "tour", string cell = "transfer-1", ulong seed = 1,
        string key = "key")
    {
        var run = Guid.NewGuid();
        var request =
            new RunRequest(notebook, new Transfer { Id = cell, Seed = seed }, seed, new Dictionary<string, CellResult>(), key, person);
        await Runs.AddAsync([new(run, request, [])], default);
        return run;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
    }
}
