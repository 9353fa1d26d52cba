using System.Diagnostics;
using Studio.Learning.Training;
using Studio.Runtime.Journal;
using Studio.Runtime.Storage;
using Studio.Worker.Linking;

namespace Studio.Worker.Carrying;

/// <summary>Carries out one run at a time: libtorch has one default generator a process.</summary>
internal sealed class TrainingWorker(WorkerSettings settings, StudioStorage storage, StudioLink link, TextWriter log, CancellationTokenSource ending)
{
    private readonly Lock _gate = new();
    private LeasedRun? _run;
    private Task _carrying = Task.CompletedTask;

    /// <summary>True if it carries the run out under this lease; asked twice, it still does so once.</summary>
    public bool Carry(Guid run, int epoch)
    {
        lock (_gate)
        {
            if (_run is { } busy)
                return busy.Lease.Run == run && busy.Lease.Epoch == epoch;
            if (ending.IsCancellationRequested)
                return false;
            _run = new(settings, storage, new(run, epoch, link.Name), last => link.Hint(run, last), log);
            _carrying = Task.Run(() => CarryAsync(_run));
            return true;
        }
    }

    public void Look(Guid run)
    {
        lock (_gate)
            if (_run?.Lease.Run == run)
                _run.Look();
    }

    /// <summary>Returns when the run at hand has been put down.</summary>
    public Task EndAsync()
    {
        lock (_gate)
            return _carrying;
    }

    private async Task CarryAsync(LeasedRun run)
    {
        try
        {
            await run.CarryAsync(ending.Token);
            lock (_gate)
                _run = null;
            link.Free();
        }
        catch (MemoryExceededException exceeded)
        {
            await log.WriteLineAsync(exceeded.Message);
            await log.FlushAsync();
            // Nothing else stops a step of libtorch.
            Process.GetCurrentProcess().Kill();
        }
        catch (Exception fault)
        {
            // A worker that has lost its run, or its storage, is replaced by a fresh one.
            await log.WriteLineAsync(fault is LeaseLostException ? fault.Message : fault.ToString());
            await ending.CancelAsync();
        }
    }
}
