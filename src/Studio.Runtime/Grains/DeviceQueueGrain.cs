using Microsoft.Extensions.Logging;
using Studio.Experiments;
using Studio.Runtime.Link;
using Studio.Runtime.Queue;
using Studio.Runtime.Storage;

namespace Studio.Runtime.Grains;

/// <remarks>It never goes away by itself: it looks once a second, and in between whenever somebody says that there
/// is something to see. The look itself runs on the timer's turn, so that whoever calls need not wait for a worker's answer.</remarks>
internal sealed class DeviceQueueGrain(DeviceQueue queue, ILogger<DeviceQueueGrain> logger) : Grain, IDeviceQueueGrain
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private IGrainTimer? _timer;
    private string? _said;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _timer = this.RegisterGrainTimer(LookOnceAsync,
            new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = s_second, KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task<string?> HelloAsync(string hello)
    {
        var refusal = await queue.HelloAsync(StudioJson.Read<WorkerHello>(hello), CancellationToken.None);
        Soon();
        return refusal;
    }

    public async Task FreeAsync(string worker)
    {
        await queue.FreeAsync(worker, CancellationToken.None);
        Soon();
    }

    public Task DisconnectedAsync(string worker)
    {
        queue.Disconnected(worker);
        Soon();
        return Task.CompletedTask;
    }

    public async Task ExitedAsync(string worker, int processId)
    {
        await queue.ExitedAsync(worker, processId, CancellationToken.None);
        Soon();
    }

    public Task LookAsync()
    {
        Soon();
        return Task.CompletedTask;
    }

    private void Soon() => _timer?.Change(TimeSpan.Zero, s_second);

    private async Task LookOnceAsync(CancellationToken ct)
    {
        try
        {
            foreach (var notebook in await queue.LookAsync(ct))
                GrainFactory.GetGrain<INotebookGrain>(notebook).RunsChangedAsync().Ignore();
            _said = null;
        }
        catch (Exception fault) when (StorageFault.Sentence(fault, "Storage") is { } sentence)
        {
            // Once for each reason and not once a second: the log may lie on the disk that is full.
            if (_said != sentence)
                logger.LogWarning(fault, "The queue is blocked: {Sentence}", sentence);
            _said = sentence;
        }
    }
}
