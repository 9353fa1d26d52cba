using System.Diagnostics;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>Waits for what no page shows.</summary>
public static class Until
{
    /// <summary>How long it took.</summary>
    public static async Task<TimeSpan> IsSoAsync(string what, TimeSpan patience, Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < patience, $"After {patience.TotalSeconds} s it is still not so: {what}.");
            await Task.Delay(50);
        }
        return watch.Elapsed;
    }
}
