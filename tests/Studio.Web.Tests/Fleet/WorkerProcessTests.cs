using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Studio.Runtime.Link;
using Studio.Web.Configuration;
using Studio.Web.Fleet;

namespace Studio.Web.Tests.Fleet;

public sealed class WorkerProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studio-worker-");

    /// <summary>Every user of the machine can read the arguments of a process.</summary>
    [Fact]
    public async Task Start_WithADatabaseOfItsOwn_PassesThePasswordInTheEnvironmentAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a script of a Unix shell.");
        var program = Path.Combine(_folder.FullName, "worker");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho \"arguments $*\"\necho \"environment $STUDIO_WORKER_CONNECTION\"\n",
            TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var told = new Lines();

        using var worker = WorkerProcess.Start(program, new("cpu", WorkerRole.Training),
            new StudioSettings { DataFolder = _folder.FullName, Connection = "Host=db;Password=secret" }, TimeProvider.System, told);
        await worker.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Contains(told.All, l => l.Contains("arguments --link", StringComparison.Ordinal));
        Assert.DoesNotContain(told.All,
            l => l.Contains("arguments", StringComparison.Ordinal) && l.Contains("secret", StringComparison.Ordinal));
        Assert.Contains(told.All, l => l.Contains("environment Host=db;Password=secret", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Lines : ILogger
    {
        public ConcurrentBag<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
