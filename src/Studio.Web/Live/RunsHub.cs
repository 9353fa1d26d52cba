using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using Studio.Runtime.Services;

namespace Studio.Web.Live;

/// <summary>Runs for programs: any SignalR client, with MessagePack or JSON.</summary>
/// <remarks>A stream for each viewer and not one broadcast for all: each keeps its own place in the journal,
/// so a slow one slows nobody down and misses nothing. The journal is read once for all of them.</remarks>
public sealed class RunsHub(RunFeed feed, RunService runs, LiveMeter meter) : Hub
{
    /// <summary>Everything of a run after a number: a snapshot if that is 0 or far behind, then what follows;
    /// it ends with the run.</summary>
    public async IAsyncEnumerable<RunMessage> Watch(Guid run, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await runs.FindAsync(run, ct) is null)
            throw new HubException($"There is no run {run}. The page Runs lists all runs.");
        meter.Came();
        try
        {
            await foreach (var update in feed.WatchAsync(run, after, ct))
            {
                yield return RunMessage.Of(update);
                if (update is RunUpdate.Entries entries)
                    meter.Sent(entries.New);
            }
        }
        finally
        {
            meter.Left();
        }
    }
}
