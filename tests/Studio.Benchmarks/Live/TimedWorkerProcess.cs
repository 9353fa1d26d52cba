using System.Diagnostics;
using System.Text.Json;

namespace Studio.Benchmarks.Live;

/// <summary>A <see cref="TimedWorker"/> as a studio starts its workers: at lowered priority.</summary>
internal sealed class TimedWorkerProcess : IDisposable
{
    /// <summary>First word of the command line that makes this program such a worker.</summary>
    public const string Command = "timed-worker";

    private readonly Process _process;

    private TimedWorkerProcess(Process process) => _process = process;

    public static TimedWorkerProcess Start(LiveStudio studio, int epochs, bool isPaired)
    {
        var folder = studio.Process.DataFolder;
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!,
            [Command, Path.Combine(folder, "link"), folder, $"{epochs}", $"{isPaired}"]) { RedirectStandardOutput = true })!;
        process.PriorityClass = ProcessPriorityClass.BelowNormal;
        return new(process);
    }

    /// <summary>When the next run has ended.</summary>
    public async Task<TimedRun> NextAsync() => await _process.StandardOutput.ReadLineAsync() is { } line
        ? JsonSerializer.Deserialize<TimedRun>(line)! : throw new InvalidOperationException("The timed worker ended.");

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
