using System.Diagnostics;

namespace Studio.Benchmarks.Live;

/// <summary>What can happen to a worker process from outside.</summary>
internal enum WorkerFault
{
    Killed,

    /// <summary>Until the studio, which hears nothing of it, puts another in its place.</summary>
    Frozen,

    /// <summary>For so short a time that it keeps its run.</summary>
    FrozenForASecond,
}

internal static class WorkerFaults
{
    public static async Task StrikeAsync(this WorkerFault fault, int process)
    {
        await SignalAsync(process, fault == WorkerFault.Killed ? "KILL" : "STOP");
        if (fault != WorkerFault.FrozenForASecond)
            return;
        await Task.Delay(TimeSpan.FromSeconds(1));
        await SignalAsync(process, "CONT");
    }

    private static async Task SignalAsync(int process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        await kill.WaitForExitAsync();
    }
}
