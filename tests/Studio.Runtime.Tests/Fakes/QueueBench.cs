using Studio.Experiments.Catalogue;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Devices;
using Studio.Runtime.Library;
using Studio.Runtime.Queue;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>The device queue without its grain, over fake workers and a clock that stands still.</summary>
internal sealed class QueueBench : IAsyncDisposable
{
    private QueueBench(TemporaryStudio studio)
    {
        Studio = studio;
        Fleet = new(studio.Journal, studio.Artifacts, StudioCatalogue.Empty.Hash());
        Restart();
    }

    public TemporaryStudio Studio { get; }

    public FakeFleet Fleet { get; }

    public DeviceBoard Board { get; } = new();

    public long FreeBytes { get; set; } = 10L << 30;

    public DeviceQueue Queue { get; private set; } = null!;

    public static async Task<QueueBench> OpenAsync(string? connectionString = null) =>
        new(await TemporaryStudio.OpenAsync(connectionString));

    /// <summary>As after a restart of the web process: the queue knows nothing but what is stored.</summary>
    public void Restart()
    {
        var options = new RuntimeOptions { DataFolder = Studio.Folder, Time = Studio.Time };
        var place = new StudioPlace(Studio.Folder);
        Queue = new(Studio.Runs, Studio.Journal, Studio.Unheld,
            new InputWaiting(Studio.Runs, Studio.Unheld, place, new CurrentCatalogue(options.Catalogue)),
            new QueueForecast(Studio.Runs, Studio.Journal, options), Fleet, Board, place,
            new DiskSpace(() => FreeBytes, options.ReserveBytes), options);
    }

    public async Task<FakeWorker> JoinAsync(string name)
    {
        var worker = Fleet.Start(name);
        Assert.Null(await Queue.HelloAsync(worker.Hello, default));
        return worker;
    }

    public Task<IReadOnlyList<string>> LookAsync() => Queue.LookAsync(default);

    public async Task<RunSummary> RunAsync(Guid run) => (await Studio.Journal.FindAsync(run, default))!;

    /// <summary>The journal folded, after a check of its numbers.</summary>
    public async Task<RunSnapshot> FoldAsync(Guid run)
    {
        var entries = await Studio.Journal.ReadAsync(run, 0, 10_000, default);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Number));
        var history = new RunHistory();
        foreach (var entry in entries)
            history.Apply(entry);
        return history.Snapshot();
    }

    public async ValueTask DisposeAsync()
    {
        await Fleet.DisposeAsync();
        Studio.Dispose();
    }
}
