using System.Threading.Channels;
using Studio.Runtime.Devices;
using Studio.Runtime.Services;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>Fake workers that train what they are given, to the end or up to a step at which they stand still.</summary>
internal sealed class TrainingFleet(FakeFleet fleet, Func<WorkerService> service) : IWorkerPort
{
    private readonly Channel<Guid> _looks = Channel.CreateUnbounded<Guid>();
    private volatile bool _isFrozen;

    /// <summary>They go no further, and read their commands there.</summary>
    public int HoldAt { get; set; } = int.MaxValue;

    public WorkerHello Start(string name) => fleet.Start(name).Hello;

    /// <summary>As if all of them were dead.</summary>
    public void Freeze() => _isFrozen = true;

    public async Task<bool> ExecuteAsync(string worker, Lease lease)
    {
        if (_isFrozen || !await fleet.ExecuteAsync(worker, lease))
            return false;
        _ = Task.Run(() => TrainAsync(fleet[worker]));
        return true;
    }

    public Task LookAsync(string worker, Guid run)
    {
        _looks.Writer.TryWrite(run);
        return Task.CompletedTask;
    }

    public Task EndAsync(string worker, TimeSpan grace) => fleet.EndAsync(worker, grace);

    private async Task TrainAsync(FakeWorker worker)
    {
        var run = worker.Lease!.Run;
        await worker.TrainAsync(Math.Min(HoldAt, FakeWorker.Steps));
        await worker.StoreAsync();
        service().Hint(run, long.MaxValue);
        while (HoldAt < FakeWorker.Steps && !worker.IsDone && !_isFrozen)
        {
            await worker.ObeyAsync();
            if (!worker.IsDone)
                await worker.StoreAsync();
            service().Hint(run, long.MaxValue);
            if (!worker.IsDone)
                await _looks.Reader.ReadAsync();
        }
        if (_isFrozen)
            return;
        if (!worker.IsDone)
            await worker.FinishAsync();
        service().Hint(run, long.MaxValue);
        await service().FreeAsync(worker.Hello.Worker);
    }
}
