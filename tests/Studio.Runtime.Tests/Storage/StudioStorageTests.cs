using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Studio.Runtime.Storage;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Storage;

public sealed class StudioStorageTests(PostgresServer server) : IDisposable
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("studio-").FullName;

    private string Database => Path.Combine(_folder, "studio.db");

    [Fact]
    public Task Upgrade_FromTheOldestSqlite_KeepsWhatWasThere() => AssertUpgradesAsync(new(_folder));

    [Fact]
    public Task Upgrade_FromTheOldestPostgres_KeepsWhatWasThere()
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        return AssertUpgradesAsync(new(_folder, server.NewDatabase()));
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
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_FromTheFuture', '99.0')", s_ct);

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => storage.UpgradeAsync(s_ct));

        Assert.Contains("newer studio", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_WherePostgresDoesNotAnswer_SaysSo()
    {
        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => new StudioStorage(_folder, $"Host={_folder};Username=nobody;Timeout=2").UpgradeAsync(s_ct));

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

    private static async Task AssertUpgradesAsync(StudioStorage storage)
    {
        await using (var context = storage.Open())
        {
            await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().First(), s_ct);
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"Persons\" (\"Id\", \"Name\", \"Role\", \"CreatedAt\") VALUES ('ada', 'Ada', 'Owner', 1)", s_ct);
        }

        await storage.UpgradeAsync(s_ct);

        await using var upgraded = storage.Open();
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync(s_ct));
        Assert.Equal("Ada", (await upgraded.Persons.SingleAsync(s_ct)).Name);
    }

    private static async Task<string?> PragmaAsync(StudioContext context, string name)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync(s_ct))?.ToString();
    }
}
