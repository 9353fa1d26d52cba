using Studio.Runtime.Journal;

namespace Studio.Runtime.Devices;

/// <summary>How the studio speaks to its workers. Nothing depends on a message arriving: what counts stands in storage.</summary>
public interface IWorkerPort
{
    /// <summary>Asks a worker to execute a run; false if it did not confirm, and then it may still have started.</summary>
    Task<bool> ExecuteAsync(string worker, Lease lease);

    /// <summary>There is a new command for the run.</summary>
    Task LookAsync(string worker, Guid run);

    /// <summary>Ends the worker's process, by force after <paramref name="grace"/>.</summary>
    Task EndAsync(string worker, TimeSpan grace);
}
