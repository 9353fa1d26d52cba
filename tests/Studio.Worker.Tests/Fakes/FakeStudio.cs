using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Fakes;

/// <summary>As much of a studio as a worker sees: storage, and the line on a Unix socket. It starts real workers.</summary>
internal sealed class FakeStudio : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentBag<Process> _workers = [];
    private readonly ConcurrentDictionary<int, (string Connection, WorkerHello Hello)> _linked = new();
    private readonly WebApplication _web;

    private FakeStudio(WebApplication web, string folder)
    {
        (_web, Folder) = (web, folder);
        Storage = new(folder);
        Journal = new(Storage, TimeProvider.System);
        Artifacts = new(Storage, TimeProvider.System);
    }

    public string Folder { get; }

    public StudioStorage Storage { get; }

    public RunJournal Journal { get; }

    public ArtifactStore Artifacts { get; }

    /// <summary>What a worker is told to its hello; null welcomes it.</summary>
    public string? Refusal { get; set; }

    private string Socket => Path.Combine(Folder, "s");

    public static async Task<FakeStudio> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("studio-link-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR(o => (o.MaximumParallelInvocationsPerClient, o.KeepAliveInterval) = (8, TimeSpan.FromSeconds(1)));
        builder.WebHost.ConfigureKestrel(o => o.ListenUnixSocket(Path.Combine(folder, "s")));
        FakeStudio? studio = null;
        builder.Services.AddSingleton<Func<FakeStudio>>(() => studio!);
        var web = builder.Build();
        web.MapHub<Line>("/link");
        studio = new(web, folder);
        await studio.Storage.UpgradeAsync();
        await web.StartAsync();
        return studio;
    }

    public async Task<Guid> AddRunAsync(Cell cell, ulong seed = 1, params (string Cell, CellResult Result)[] inputs)
    {
        var run = Guid.NewGuid();
        await new RunRegister(Storage,
            TimeProvider.System).AddAsync(
                [new(run, new("tour", cell, seed, inputs.ToDictionary(i => i.Cell, i => i.Result), "key", "ada"), [])], default);
        return run;
    }

    /// <summary>A worker process that has said hello.</summary>
    public async Task<Process> StartWorkerAsync(string role = "training", double? memoryGigabytes = null)
    {
        var process = Start(role, memoryGigabytes);
        await UntilAsync(() => Task.FromResult(_linked.ContainsKey(process.Id) || process.HasExited));
        return process;
    }

    public Process Start(string role = "training", double? memoryGigabytes = null)
    {
        var start = new ProcessStartInfo("dotnet",
            [WorkerProgram.Path, "--link", Socket, "--data-folder", Folder, "--device", "cpu", "--role", role,
                "--checkpoint-seconds", "0.3",
                .. memoryGigabytes is { } limit ? (string[])["--memory-gb", limit.ToString(CultureInfo.InvariantCulture)] : []])
        { RedirectStandardInput = true };
        var process = Process.Start(start)!;
        _workers.Add(process);
        return process;
    }

    /// <summary>Hands a run to a worker, as the studio does.</summary>
    public async Task<Lease> ExecuteAsync(Process worker, Guid run)
    {
        var lease = await Journal.TakeAsync(run, _linked[worker.Id].Hello.Worker, default)
            ?? throw new InvalidOperationException("The run has ended.");
        // It may still be putting the run before this one away, or be on its way back to the line.
        await UntilAsync(TryAsync);
        return lease;

        async Task<bool> TryAsync()
        {
            try
            {
                return await Hub.Clients.Client(_linked[worker.Id].Connection)
                    .InvokeAsync<bool>("Execute", run, lease.Epoch, CancellationToken.None);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    public async Task CommandAsync(Process worker, Guid run, RunCommand command, string person = "ada")
    {
        await Journal.CommandAsync(run, command, person, default);
        await Hub.Clients.Client(_linked[worker.Id].Connection).SendAsync("Look", run);
    }

    public Task<T> AskAsync<T>(Process worker, object question) =>
        Hub.Clients.Client(_linked[worker.Id].Connection).InvokeAsync<T>("Ask", question, CancellationToken.None);

    public async Task<RunSummary> EndOfAsync(Guid run)
    {
        await UntilAsync(async () => (await Journal.FindAsync(run, default))!.Status.IsEnd());
        return (await Journal.FindAsync(run, default))!;
    }

    public async Task<IReadOnlyList<JournalEntry>> EntriesAsync(Guid run) => await Journal.ReadAsync(run, 0, int.MaxValue, default);

    public async Task<RunSnapshot> FoldAsync(Guid run)
    {
        var history = new RunHistory();
        foreach (var entry in await EntriesAsync(run))
            history.Apply(entry);
        return history.Snapshot(int.MaxValue);
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < s_patience, "It did not come to pass in time.");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            worker.Kill();
            await worker.WaitForExitAsync();
            worker.Dispose();
        }
        await _web.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private IHubContext<Line> Hub => _web.Services.GetRequiredService<IHubContext<Line>>();

    internal sealed class Line(Func<FakeStudio> studio) : Hub
    {
        public string? Hello(WorkerHello hello)
        {
            if (studio().Refusal is null)
                studio()._linked[hello.ProcessId] = (Context.ConnectionId, hello);
            return studio().Refusal;
        }

        public void Hint(Guid run, long last) { }

        public void Free(string worker) { }
    }
}
