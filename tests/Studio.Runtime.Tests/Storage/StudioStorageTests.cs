using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Files;
using Studio.Runtime.Grains;
using Studio.Runtime.Journal;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Storage;

public sealed class StudioStorageTests(PostgresServer server) : IDisposable
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("studio-").FullName;

    private string Database => Path.Combine(_folder, "studio.db");

    [Fact]
    public async Task Upgrade_TheOldestSqlite_KeepsWhatWasThere()
    {
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
            await ExecuteAsync(connection, "oldest-sqlite.sql");

        await AssertUpgradesAsync(new(_folder));
    }

    [Fact]
    public async Task Upgrade_TheSqliteOfNovember2026_KeepsWhatWasThere()
    {
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
            await ExecuteAsync(connection, "2026-11-sqlite.sql");
        var storage = new StudioStorage(_folder);

        await storage.UpgradeAsync(s_ct);

        await using var upgraded = storage.Open();
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync(s_ct));
        var stored = await upgraded.Notebooks.SingleAsync(s_ct);
        var notebook = await new NotebookStore(storage, TimeProvider.System).FindAsync(stored.Id, s_ct);
        Assert.Equal(NotebookFile.Write(RunningStudio.Tour), NotebookFile.Write(notebook!.Notebook));
        var runs = await new RunRegister(storage, TimeProvider.System).ListAsync(stored.Id, s_ct);
        Assert.Equal(["data", "evaluate", "model", "transfer-1"], runs.Select(r => r.Request.Cell.Id).Order());
        Assert.All(runs, r => Assert.Equal(RunStatus.Completed, r.Status));
        Assert.All(runs, r => Assert.IsType<Generator>(r.Result));
        var history = new RunHistory();
        Assert.All(await new RunJournal(storage, TimeProvider.System).ReadAsync(runs[0].Id, 0, 100, s_ct), entry => history.Apply(entry));
        Assert.Equal(FakeWorker.Steps, history.Points("loss").Count);
    }

    [Fact]
    public async Task Upgrade_TheOldestPostgres_KeepsWhatWasThere()
    {
        var database = server.NewDatabase();
        await PostgresServer.CreateAsync(database);
        await using (var connection = new NpgsqlConnection(database))
            await ExecuteAsync(connection, "oldest-postgres.sql");

        await AssertUpgradesAsync(new(_folder, database));
    }

    [Fact]
    public async Task Upgrade_WithEveryMigration_LeavesNothingOfTheModelOut()
    {
        await using var sqlite = new SqliteContext(SqliteContext.OptionsFor(Database));
        await using var postgres = new PostgresContext(PostgresContext.OptionsFor("Host=nowhere"));

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Upgrade_ANewStore_WritesAheadAndWaitsForNobodyToFlush()
    {
        var storage = new StudioStorage(_folder);
        await storage.UpgradeAsync(s_ct);

        await using var context = storage.Open();
        await context.Database.OpenConnectionAsync(s_ct);
        Assert.Equal(("wal", "1"), (await PragmaAsync(context, "journal_mode"), await PragmaAsync(context, "synchronous")));
    }

    [Fact]
    public async Task Upgrade_ADamagedDatabase_SaysSoAndOverwritesNothing()
    {
        var damaged = Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7)).ToArray();
        await File.WriteAllBytesAsync(Database, damaged, s_ct);

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => new StudioStorage(_folder).UpgradeAsync(s_ct));

        Assert.Contains($"{Database} is damaged", fault.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(Database, s_ct));
    }

    [Fact]
    public async Task Upgrade_ADatabaseOfANewerStudio_SaysSoAndChangesNothing()
    {
        var storage = new StudioStorage(_folder);
        await storage.UpgradeAsync(s_ct);
        await using (var context = storage.Open())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES "
                + "('99990101000000_FromTheFuture', '99.0')", s_ct);

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => storage.UpgradeAsync(s_ct));

        Assert.Contains("newer studio", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_WherePostgresDoesNotAnswer_SaysSo()
    {
        var fault = await Assert.ThrowsAsync<StorageFaultException>(() =>
            new StudioStorage(_folder, $"Host={_folder};Username=nobody;Timeout=2").UpgradeAsync(s_ct));

        Assert.Contains("PostgreSQL", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OnAFullDisk_StoresNothingAndSaysSo()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var full = await Assert.ThrowsAnyAsync<Exception>(() => studio.Storage.WriteAsync(async context =>
        {
            // SQLite answers as on a full disk once its file may not grow.
            await context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", s_ct);
            context.Persons.Add(new() { Id = "ada", Name = new string('a', 1_000_000) });
            return await context.SaveChangesAsync(s_ct);
        }, s_ct));

        Assert.Contains("is full", StorageFault.Sentence(full, studio.Storage.Name), StringComparison.Ordinal);
        await using var after = studio.Storage.Open();
        Assert.Empty(after.Persons);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What the first version stored is read by this one: the tour, and a run of its transfer that lost a
    /// worker after its second step.</summary>
    private static async Task AssertUpgradesAsync(StudioStorage storage)
    {
        await storage.UpgradeAsync(s_ct);

        await using var upgraded = storage.Open();
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync(s_ct));
        Assert.Equal("Ada", (await upgraded.Persons.SingleAsync(s_ct)).Name);
        var notebook = await new NotebookStore(storage, TimeProvider.System).FindAsync("tour", s_ct);
        Assert.Equal(NotebookFile.Write(RunningStudio.Tour), NotebookFile.Write(notebook!.Notebook));
        var run = Assert.Single(await new RunRegister(storage, TimeProvider.System).ListAsync("tour", s_ct));
        Assert.Equal((RunStatus.Completed, "transfer-1", true), (run.Status, run.Request.Cell.Id, run.IsSteered));
        Assert.IsType<Generator>(run.Result);
        var (journal, history) = (new RunJournal(storage, TimeProvider.System), new RunHistory());
        Assert.All(await journal.ReadAsync(run.Id, 0, 100, s_ct), entry => history.Apply(entry));
        Assert.Equal([(1, 1), (2, 0.5), (3, 0.25)], history.Points("loss").Select(p => (p.Step, p.Value)));
        Assert.Equal(2, (await journal.BestCheckpointAsync(run.Id, s_ct))!.Step);
        Assert.IsType<RunCommand.Intervene>(Assert.Single(await journal.CommandsAsync(run.Id, 0, s_ct)).Command);
    }

    /// <summary>A dump that <c>sqlite3</c> or <c>pg_dump --inserts</c> made of what the first version had stored.</summary>
    private static async Task ExecuteAsync(DbConnection connection, string dump)
    {
        await connection.OpenAsync(s_ct);
        await using var command = connection.CreateCommand();
        command.CommandText = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", dump), s_ct);
        await command.ExecuteNonQueryAsync(s_ct);
    }

    private static async Task<string?> PragmaAsync(StudioContext context, string name)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync(s_ct))?.ToString();
    }
}
