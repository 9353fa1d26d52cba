using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Runtime.Storage;

internal sealed class SqliteContext(DbContextOptions options) : StudioContext(options)
{
    public static DbContextOptions OptionsFor(string file, params IInterceptor[] more) => new DbContextOptionsBuilder<SqliteContext>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 10 }.ToString())
        .AddInterceptors([new SqlitePragmas(), .. more])
        .Options;

    /// <summary>A transaction that writes has the whole file to itself from its beginning.</summary>
    public override Task LockAsync(string name, CancellationToken ct) => Task.CompletedTask;

    /// <summary>For <c>dotnet ef migrations add NAME --context SqliteContext --output-dir Storage/Migrations/Sqlite</c>.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteContext>
    {
        public SqliteContext CreateDbContext(string[] args) => new(OptionsFor("design-time.db"));
    }
}
