using Studio.Runtime.Artifacts;
using Studio.Runtime.Devices;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>Fake workers, and how the studio speaks to them.</summary>
internal sealed class FakeFleet(RunJournal journal, ArtifactStore artifacts, string catalogueHash) : IWorkerPort, IAsyncDisposable
{
    private readonly Dictionary<string, FakeWorker> _workers = [];
    private readonly List<FakeWorker> _all = [];
    private int _processes = 100;

    public List<string> Ended { get; } = [];

    public List<Guid> Looked { get; } = [];

    public FakeWorker this[string name] => _workers[name];

    public FakeWorker Start(string name, WorkerRole role = WorkerRole.Training)
    {
        var process = ++_processes;
        var worker = new FakeWorker(new(name, role, "cpu", catalogueHash, process, new("CPU", 1L << 30, 1, false)), journal, artifacts);
        _all.Add(worker);
        return _workers[name] = worker;
    }

    public async Task<bool> ExecuteAsync(string worker, Lease lease)
    {
        if (!_workers.TryGetValue(worker, out var known) || known.IsFrozen)
            return false;
        await known.BeginAsync(lease);
        return true;
    }

    public Task LookAsync(string worker, Guid run)
    {
        Looked.Add(run);
        return Task.CompletedTask;
    }

    public Task EndAsync(string worker, TimeSpan grace)
    {
        Ended.Add(worker);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _all)
            await worker.DisposeAsync();
    }
}
