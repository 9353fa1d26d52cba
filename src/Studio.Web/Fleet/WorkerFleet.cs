using System.Collections.Concurrent;
using Studio.Runtime.Services;
using Studio.Web.Configuration;

namespace Studio.Web.Fleet;

/// <summary>Keeps one process in every slot: starts it, watches it, starts it again. A slot never has two at once.</summary>
public sealed class WorkerFleet(StudioSettings settings, WorkerProgram program, WorkerLinks links, WorkerService service, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<WorkerFleet> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(250);
    // A container that is stopped is killed after ten seconds. A run whose worker has not written its checkpoint by then resumes from the
    // one before.
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<WorkerSlot, string> _sentences = new();

    public IReadOnlyList<FleetState> States =>
        [.. _sentences.OrderBy(s => s.Key.Name, StringComparer.Ordinal).Select(s => new FleetState(s.Key, s.Value.Length == 0, s.Value))];

    /// <summary>Every place for a worker, whether one is there or not.</summary>
    public IReadOnlyList<WorkerSlot> Slots { get; } = WorkerSlot.All(settings.Devices);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // As soon as the studio is asked to stop: what stops before the fleet cuts the workers' links, and they would be started again.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        if (program.Path is not null)
        {
            await Task.WhenAll(Slots.Select(s => KeepAsync(s, program.Path, stopping.Token)));
            return;
        }
        foreach (var slot in Slots)
            _sentences[slot] =
                "The worker program was not found, so nothing can run. Build the whole solution, or name its folder with --worker-path.";
        if (Slots.Count > 0)
            logger.LogError("The worker program was not found, so nothing can run. Build the whole solution, "
                + "or name its folder with --worker-path.");
    }

    private async Task KeepAsync(WorkerSlot slot, string path, CancellationToken stop)
    {
        var note = Path.Combine(settings.DataFolder, "workers", $"{slot.Name}.process");
        var (pause, silence) = (s_shortestPause, WorkerPulse.Silence);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Leftover.KillAsync(note);
                var began = time.GetTimestamp();
                silence = await RunOnceAsync(slot, path, note, silence, stop);
                pause = time.GetElapsedTime(began) > s_steady
                    ? s_shortestPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longestPause.Ticks));
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

    /// <returns>How long the next one may be silent.</returns>
    private async Task<TimeSpan> RunOnceAsync(WorkerSlot slot, string path, string note, TimeSpan silence, CancellationToken stop)
    {
        _sentences[slot] = "Starting.";
        using var process = WorkerProcess.Start(path, slot, settings, time, logger);
        try
        {
            Leftover.Note(note, process.Id);
            return await WatchAsync(slot, process, new(time, silence), stop);
        }
        finally
        {
            await process.EndAsync(stop.IsCancellationRequested ? s_farewell : TimeSpan.Zero);
            if (links.Forget(process.Id) is { } worker)
                await service.ExitedAsync(worker, process.Id);
            logger.LogInformation("{Worker} ended, process {Process}, with exit code {ExitCode}.", slot.Name, process.Id, process.ExitCode);
        }
    }

    /// <summary>Ends with the process, and kills one that is dead: a frozen worker answers nobody,
    /// and a new one needs its device.</summary>
    private async Task<TimeSpan> WatchAsync(WorkerSlot slot, WorkerProcess process, WorkerPulse pulse, CancellationToken stop)
    {
        while (!process.HasExited)
        {
            var isLinked = links.IsLinked(process.Id);
            if (isLinked)
                _sentences[slot] = "";
            if (pulse.IsDead(isLinked, process.IsStopped, process.LastSign))
            {
                logger.LogWarning("{Worker}, process {Process}, does not respond and is killed.", slot.Name, process.Id);
                await process.KillAsync();
                return pulse.NextSilence;
            }
            await Task.WhenAny(process.WaitAsync(stop), Task.Delay(s_glance, time, stop));
            stop.ThrowIfCancellationRequested();
        }
        return WorkerPulse.Silence;
    }
}
