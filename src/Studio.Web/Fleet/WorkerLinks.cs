using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using Studio.Runtime.Devices;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>The workers that are linked just now, by name.</summary>
public sealed class WorkerLinks(IHubContext<LinkHub> hub, ILogger<WorkerLinks> logger) : IWorkerPort
{
    // On a busy machine a worker that has just started takes many seconds; the watch over its process reports a frozen or ended one sooner.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, WorkerLink> _links = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> _names = new();

    /// <summary>Done when the next worker links.</summary>
    private TaskCompletionSource _next = Waiting();

    public void Add(WorkerLink link)
    {
        _links[link.Hello.Worker] = link;
        _names[link.Hello.ProcessId] = link.Hello.Worker;
        Interlocked.Exchange(ref _next, Waiting()).SetResult();
    }

    /// <summary>The worker of a connection that is gone; null if it came back over another one already.</summary>
    public string? Remove(string connection)
    {
        var gone = _links.FirstOrDefault(l => l.Value.Connection == connection);
        return gone.Key is not null && _links.TryRemove(gone) ? gone.Key : null;
    }

    /// <summary>Name of the worker that the process was; null if it never said hello.</summary>
    public string? Forget(int process)
    {
        if (!_names.TryRemove(process, out var worker))
            return null;
        if (_links.TryGetValue(worker, out var link) && link.Hello.ProcessId == process)
            _links.TryRemove(new(worker, link));
        return worker;
    }

    public bool IsLinked(int process) => _links.Values.Any(l => l.Hello.ProcessId == process);

    /// <summary>The connection of the worker that answers at once; null if there is none.</summary>
    public string? Interactive() => _links.Values.FirstOrDefault(l => l.Hello.Role == WorkerRole.Interactive)?.Connection;

    /// <summary>The same as soon as there is one.</summary>
    public async Task<string> InteractiveAsync(CancellationToken ct)
    {
        await UntilAsync(() => Interactive() is not null, ct);
        return Interactive() ?? await InteractiveAsync(ct);
    }

    /// <summary>As soon as there is one that trains.</summary>
    public Task TrainingAsync(CancellationToken ct) => UntilAsync(() => Training().Count > 0, ct);

    /// <summary>The workers that train, by name.</summary>
    public IReadOnlyList<WorkerLink> Training() =>
        [.. _links.Values.Where(l => l.Hello.Role == WorkerRole.Training).OrderBy(l => l.Hello.Worker, StringComparer.Ordinal)];

    public async Task<bool> ExecuteAsync(string worker, Lease lease)
    {
        if (!_links.TryGetValue(worker, out var link))
            return false;
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            return await hub.Clients.Client(link.Connection).InvokeAsync<bool>("Execute", lease.Run, lease.Epoch, patience.Token);
        }
        catch (Exception fault) when (fault is HubException or IOException or OperationCanceledException or InvalidOperationException)
        {
            logger.LogWarning("{Worker} did not confirm run {Run}: {Reason}", worker, lease.Run, fault.Message);
            return false;
        }
    }

    public Task LookAsync(string worker, Guid run) =>
        _links.TryGetValue(worker, out var link) ? hub.Clients.Client(link.Connection).SendAsync("Look", run) : Task.CompletedTask;

    public async Task EndAsync(string worker, TimeSpan grace)
    {
        if (!_links.TryGetValue(worker, out var link))
            return;
        await hub.Clients.Client(link.Connection).SendAsync("End");
        using var patience = new CancellationTokenSource(grace);
        try
        {
            using var process = Process.GetProcessById(link.Hello.ProcessId);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    private async Task UntilAsync(Func<bool> isLinked, CancellationToken ct)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (isLinked())
                return;
            await next.WaitAsync(ct);
        }
    }

    private static TaskCompletionSource Waiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
