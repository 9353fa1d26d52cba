using System.Collections.Concurrent;
using Studio.Runtime.Desks;
using Studio.Web.Hosting;

namespace Studio.Web.Fleet;

/// <summary>Keeps one process in every slot: starts it, watches it, starts it again. A slot never has two at once.</summary>
public sealed class WorkerFleet(StudioSettings settings, WorkerProgram program, WorkerLinks links, WorkerDesk desk, TimeProvider time, ILogger<WorkerFleet> logger) : BackgroundService
{
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_firstHello = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_standstill = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<WorkerSlot, string> _sentences = new();

    public IReadOnlyList<FleetState> States => [.. _sentences.OrderBy(s => s.Key.Name, StringComparer.Ordinal).Select(s => new FleetState(s.Key, s.Value.Length == 0, s.Value))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var slots = WorkerSlot.All(settings.Devices);
        if (program.Path is not null)
            return Task.WhenAll(slots.Select(s => KeepAsync(s, program.Path, stoppingToken)));
        foreach (var slot in slots)
            _sentences[slot] = "The worker program was not found, so nothing can run. Build the whole solution, or name its folder with --worker-path.";
        if (slots.Count > 0)
            logger.LogError("The worker program was not found, so nothing can run. Build the whole solution, or name its folder with --worker-path.");
        return Task.CompletedTask;
    }

    private async Task KeepAsync(WorkerSlot slot, string path, CancellationToken stop)
    {
        var note = Path.Combine(settings.DataFolder, "workers", $"{slot.Name}.process");
        var pause = s_shortestPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Leftover.KillAsync(note);
                var began = time.GetTimestamp();
                await RunOnceAsync(slot, path, note, stop);
                pause = time.GetElapsedTime(began) > s_steady ? s_shortestPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longestPause.Ticks));
                _sentences[slot] = $"Its process ended; a new one starts in {pause.TotalSeconds:0.#} s.";
                await Task.Delay(pause, time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogError(fault, "{Worker} could not be started.", slot.Name);
                _sentences[slot] = $"Its process could not be started: {fault.Message}";
                await Task.Delay(pause = s_longestPause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunOnceAsync(WorkerSlot slot, string path, string note, CancellationToken stop)
    {
        _sentences[slot] = "Starting.";
        using var process = WorkerProcess.Start(path, slot, settings, logger);
        try
        {
            Leftover.Note(note, process.Id);
            await WatchAsync(slot, process, stop);
        }
        finally
        {
            await process.EndAsync(stop.IsCancellationRequested ? s_farewell : TimeSpan.Zero);
            if (links.Forget(process.Id) is { } worker)
                await desk.ExitedAsync(worker, process.Id);
            logger.LogInformation("{Worker} ended, process {Process}, with exit code {ExitCode}.", slot.Name, process.Id, process.ExitCode);
        }
    }

    /// <summary>Ends with the process, and kills one that has gone silent: a frozen worker answers nobody, and a new one needs its device. One
    /// that is only short of processor time gets longer, for it will be back.</summary>
    private async Task WatchAsync(WorkerSlot slot, WorkerProcess process, CancellationToken stop)
    {
        var heard = time.GetTimestamp();
        var patience = s_firstHello;
        while (!process.HasExited)
        {
            if (links.IsLinked(process.Id))
                (heard, patience, _sentences[slot]) = (time.GetTimestamp(), s_silence, "");
            else if (time.GetElapsedTime(heard) > (process.IsStopped ? s_standstill : patience))
            {
                logger.LogWarning("{Worker}, process {Process}, does not answer and is killed.", slot.Name, process.Id);
                await process.KillAsync();
                return;
            }
            await Task.WhenAny(process.WaitAsync(stop), Task.Delay(s_glance, time, stop));
            stop.ThrowIfCancellationRequested();
        }
    }
}
