using System.Diagnostics;
using Npgsql;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>A PostgreSQL server of these tests' own: a cluster in a temporary folder, reached by a Unix socket only.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-pg-").FullName;
    private readonly string? _programs = FindPrograms();
    private int _databases;
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        if (_programs is null)
        {
            _missing = "PostgreSQL is not installed.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", _missing);
            return;
        }
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "-R", "postgres", _folder);
        await RunAsPostgresAsync("initdb", "-D", Path.Combine(_folder, "data"), "-A", "trust", "-U", "studio", "--no-sync");
        await RunAsPostgresAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-w", "-l", Path.Combine(_folder, "log"),
            // Each test has a database of its own, and its connections stay open for some minutes after it.
            "-o", $"-c listen_addresses='' -c fsync=off -c max_connections=1000 -k {_folder}", "start");
    }

    /// <summary>Of a database that is made when it is first upgraded; skips the test where PostgreSQL is missing.</summary>
    public string NewDatabase()
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        return $"Host={_folder};Username=studio;Database=studio{Interlocked.Increment(ref _databases)};Maximum Pool Size=20";
    }

    /// <summary>Makes a database without any table.</summary>
    public static async Task CreateAsync(string connectionString)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString);
        await using var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ToString());
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {wanted.Database}", connection);
        await create.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_missing is null)
            await RunAsPostgresAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindPrograms() => new[] { "/usr/lib/postgresql" }.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
        .Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
        .Order(StringComparer.Ordinal).LastOrDefault();

    /// <summary>The server refuses to run as root.</summary>
    private Task RunAsPostgresAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs!, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // pg_ctl's server keeps the streams that it inherits, so none is redirected to a pipe that somebody would wait for.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > \"$0\" 2>&1 < "
            + "/dev/null", Path.Combine(_folder, "output"), program, .. arguments]) { WorkingDirectory = _folder })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0,
            $"{program} ended with {process.ExitCode}: {await File.ReadAllTextAsync(Path.Combine(_folder, "output"))}");
    }
}
