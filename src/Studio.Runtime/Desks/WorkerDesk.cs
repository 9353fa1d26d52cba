using Studio.Runtime.Link;

namespace Studio.Runtime.Desks;

/// <summary>Where the link brings what workers say, and the watcher of processes what became of them.</summary>
public sealed class WorkerDesk
{
    /// <summary>Null welcomes the worker; otherwise why it is refused.</summary>
    public Task<string?> HelloAsync(WorkerHello hello) => throw new NotImplementedException();

    public void Hint(Guid run, long last) => throw new NotImplementedException();

    /// <summary>The worker carries out nothing any more and takes the next run.</summary>
    public Task FreeAsync(string worker) => throw new NotImplementedException();

    /// <summary>The link is down; the worker may still train, so its run stays with it until the lease ends.</summary>
    public Task DisconnectedAsync(string worker) => throw new NotImplementedException();

    /// <summary>The process has ended; its run goes to the next worker at once.</summary>
    public Task ExitedAsync(string worker, int processId) => throw new NotImplementedException();
}
