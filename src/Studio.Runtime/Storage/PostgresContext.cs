using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Studio.Runtime.Storage;

internal sealed class PostgresContext(DbContextOptions options) : StudioContext(options)
{
    public static DbContextOptions OptionsFor(string connectionString) =>
        new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(connectionString).Options;

    public override Task LockAsync(string name, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({name}))", ct);

    /// <summary>For <c>dotnet ef migrations add NAME --context PostgresContext --output-dir Storage/Migrations/Postgres</c>.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgresContext>
    {
        public PostgresContext CreateDbContext(string[] args) => new(OptionsFor("Host=design-time"));
    }
}
