using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Runtime.Storage;

/// <summary>Where everything is kept: rows in SQLite or PostgreSQL, files in the data folder. Workers open it too.</summary>
public sealed class StudioStorage
{
    private readonly DbContextOptions _options;

    /// <param name="dataFolder">On a local disk.</param>
    /// <param name="connectionString">Of a PostgreSQL database; null takes <c>studio.db</c> in the data folder.</param>
    public StudioStorage(string dataFolder, string? connectionString = null)
    {
        (DataFolder, ConnectionString) = (Path.GetFullPath(dataFolder), connectionString);
        _options = connectionString is null
            ? SqliteContext.OptionsFor(Path.Combine(DataFolder, "studio.db")) : PostgresContext.OptionsFor(connectionString);
    }

    /// <summary>SQLite with something that listens in; for tests of what happens when a connection breaks.</summary>
    internal StudioStorage(string dataFolder, IInterceptor interceptor)
        : this(dataFolder) => _options = SqliteContext.OptionsFor(Path.Combine(DataFolder, "studio.db"), interceptor);

    public string DataFolder { get; }

    public string? ConnectionString { get; }

    /// <summary>Where it is, for messages.</summary>
    internal string Name => ConnectionString is null ? Path.Combine(DataFolder, "studio.db") : "the PostgreSQL database";

    /// <exception cref="StorageFaultException">The file is no database; it was not touched.</exception>
    internal StudioContext Open()
    {
        if (ConnectionString is not null)
            return new PostgresContext(_options);
        SqliteFile.ThrowIfDamaged(Name);
        return new SqliteContext(_options);
    }

    /// <summary>One transaction; with SQLite it takes the right to write at its beginning.
    /// Nothing but the database may be awaited in it.</summary>
    internal async Task<T> WriteAsync<T>(Func<StudioContext, Task<T>> work, CancellationToken ct)
    {
        await using var context = Open();
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        var answer = await work(context);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <summary>Makes the database or brings an older one up to date.</summary>
    /// <exception cref="StorageFaultException">It is damaged, full, out of reach or newer than this program;
    /// nothing was changed.</exception>
    public async Task UpgradeAsync(CancellationToken ct = default)
    {
        try
        {
            Directory.CreateDirectory(DataFolder);
            await using var context = Open();
            var known = context.Database.GetMigrations().ToHashSet();
            if (await context.Database.CanConnectAsync(ct)
                && (await context.Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(m => !known.Contains(m)) is { } newer)
                throw new StorageFaultException($"{Name} was written by a newer studio (it has '{newer}'). Nothing was changed. "
                    + "Start that one, or take another data folder.");
            await context.Database.MigrateAsync(ct);
        }
        catch (Exception fault) when (StorageFault.Sentence(fault, Name) is { } sentence)
        {
            throw new StorageFaultException(sentence, fault);
        }
    }

    /// <summary>Looks whether it can be read as it is; it makes and changes nothing.</summary>
    /// <exception cref="StorageFaultException">There is none here, or another version of the program wrote it.</exception>
    public async Task CheckAsync(CancellationToken ct = default)
    {
        if (ConnectionString is null && !File.Exists(Name))
            throw new StorageFaultException($"There is no studio in {DataFolder}. Name its data folder with --data-folder.");
        await using var context = Open();
        var (known, applied) =
            (context.Database.GetMigrations().ToHashSet(), (await context.Database.GetAppliedMigrationsAsync(ct)).ToHashSet());
        if (!known.SetEquals(applied))
            throw new StorageFaultException(applied.IsSubsetOf(known)
                ? $"{Name} was written by an older studio. Start this one with it once; then it can be read."
                : $"{Name} was written by a newer studio. Use the command line of that one.");
    }
}
