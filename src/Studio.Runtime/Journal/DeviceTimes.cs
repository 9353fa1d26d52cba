using Microsoft.EntityFrameworkCore;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Journal;

internal static class DeviceTimes
{
    /// <summary>The run no longer has a device.</summary>
    public static Task StopAsync(StudioContext context, Guid run, DateTimeOffset now, CancellationToken ct) =>
        context.DeviceTimes.Where(t => t.Run == run && t.To == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.To, now), ct);
}
