using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Studio.Runtime.Link;
using Studio.Web.Configuration;

namespace Studio.Web.Fleet;

/// <summary>A worker as the operating system sees it.</summary>
public sealed class WorkerProcess : IDisposable
{
    /// <summary>Where a worker finds the database that is not in the data folder.</summary>
    private const string ConnectionVariable = "STUDIO_WORKER_CONNECTION";

    /// <summary>Of the machine's memory; the rest is for the studio itself, the database and the system.</summary>
    private const double UsableShare = .75;

    private readonly Process _process;

    private readonly TimeProvider _time;
    private long _sign;

    private WorkerProcess(Process process, TimeProvider time) => (_process, _time) = (process, time);

    /// <summary>Timestamp of the last line that it wrote; null before the first.</summary>
    public long? LastSign => Volatile.Read(ref _sign) is not 0 and var sign ? sign : null;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Once it has exited; above 128 a signal's number is added.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The process is stopped (SIGSTOP); the letter follows the name in parentheses.</summary>
    public bool IsStopped
    {
        get
        {
            var stat = $"/proc/{Id}/stat";
            return File.Exists(stat) && File.ReadAllText(stat) is var line && line[(line.LastIndexOf(')') + 2)..] is ['T' or 't', ..];
        }
    }

    public static WorkerProcess Start(string program, WorkerSlot slot, StudioSettings settings, TimeProvider time, ILogger logger)
    {
        var start = new ProcessStartInfo(program)
            { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in Arguments(slot, settings))
            start.ArgumentList.Add(argument);
        // Arguments of a process can be read by every user of the machine, its environment cannot; a connection may hold a password.
        if (settings.Connection is { } connection)
            start.Environment[ConnectionVariable] = connection;
        if (slot.Role == WorkerRole.Interactive)
            start.Environment["OMP_NUM_THREADS"] = "1";
        var process = new Process { StartInfo = start };
        var (worker, warnings) = (new WorkerProcess(process, time), new TorchWarnings());
        process.OutputDataReceived += (_, line) => Log(line.Data, LogLevel.Information);
        process.ErrorDataReceived += (_, line) => Log(line.Data, LogLevel.Warning);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Lower(process);
        return worker;

        void Log(string? line, LogLevel level)
        {
            Volatile.Write(ref worker._sign, time.GetTimestamp());
            if (!string.IsNullOrWhiteSpace(line) && line != SignOfLife.Line && !warnings.IsRepeated(line))
                logger.Log(level, "{Worker}: {Line}", slot.Name, line);
        }
    }

    public Task WaitAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Closes its input, by which it knows that it should go; by force after <paramref name="grace"/>.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        using var patience = new CancellationTokenSource(grace);
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();

    private static IEnumerable<string> Arguments(WorkerSlot slot, StudioSettings settings) =>
    [
        "--link", settings.SocketPath, "--data-folder", Path.GetFullPath(settings.DataFolder), "--device", slot.Device,
        "--role", slot.Role == WorkerRole.Training ? "training" : "interactive",
        "--memory-gb", (settings.WorkerMemory ?? ShareOfMachine(settings)).ToString("0.###", CultureInfo.InvariantCulture),
    ];

    private static double ShareOfMachine(StudioSettings settings) =>
        UsableShare * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)
        / Math.Max(1, WorkerSlot.All(settings.Devices).Count(s => s.Role == WorkerRole.Training));

    private static void Lower(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception refused) when (refused is InvalidOperationException or Win32Exception)
        {
            // It has ended already, and whoever waits for it will see that; or the studio runs at a lower priority still, which only an
            // administrator may raise.
        }
    }
}
