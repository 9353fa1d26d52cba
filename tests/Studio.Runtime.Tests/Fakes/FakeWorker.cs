using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>A worker without libtorch. Its weights are a hash chained over the steps, so that a step left out,
/// done twice or done on wrong weights shows. It trains only when told, and its writer beats by a clock of its own: a worker whose clock
/// nobody moves is frozen, or dead.</summary>
internal sealed class FakeWorker(WorkerHello hello, RunJournal journal, ArtifactStore artifacts) : IAsyncDisposable
{
    public const int Steps = 40;
    private const int StepsPerCheckpoint = 10;

    private RunWriter? _writer;
    private int _step;
    private byte[] _weights = [];
    private long _commandsSeen;

    public WorkerHello Hello => hello;

    public FakeTimeProvider Clock { get; } = new();

    public Lease? Lease { get; private set; }

    public bool IsPaused { get; private set; }

    public bool IsFrozen { get; set; }

    public bool IsDone => Lease is null;

    public async Task BeginAsync(Lease lease)
    {
        Lease = lease;
        await DisposeAsync();
        _writer = new(journal, lease, Clock, _ => { });
        var checkpoint = await _writer.BeginAsync(CancellationToken.None);
        (_step, _weights) = (checkpoint?.Step ?? 0, checkpoint is null ? []
            : (await File.ReadAllBytesAsync(artifacts.PathOf(checkpoint.File.Sha256, checkpoint.File.Ending)!))[..SHA256.HashSizeInBytes]);
        (_commandsSeen, IsPaused) = (0, false);
        _writer.Emit(Say.Running);
        if (_step == 0)
            _writer.Emit(new RunEvent.Text(0, "plan", "Before the first step."));
    }

    /// <summary>Does some steps; nothing of them is stored yet.</summary>
    public async Task TrainAsync(int steps)
    {
        for (var i = 0; i < steps && Lease is not null && _step < Steps; i++)
        {
            _step++;
            _weights = SHA256.HashData([.. _weights, (byte)_step]);
            _writer!.Emit(new RunEvent.Metrics([new("loss", _step, _weights[0])]));
            if (_step % StepsPerCheckpoint == 0)
            {
                _writer.Emit(new RunEvent.Text(_step, "plan", $"Step {_step}."));
                _writer.Emit(Say.Kept(new(_step, 0, await PutAsync(), IsBest: _step == 20)), 0);
            }
        }
    }

    /// <summary>Stores what was said.</summary>
    public Task StoreAsync() => _writer!.FlushAsync(CancellationToken.None);

    /// <summary>Reads its commands and does what they say, at a step boundary that is also the end of an epoch.</summary>
    public async Task ObeyAsync()
    {
        foreach (var command in await journal.CommandsAsync(Lease!.Run, _commandsSeen, CancellationToken.None))
        {
            _commandsSeen = command.Number;
            if (command.Command is RunCommand.Pause or RunCommand.Resume)
            {
                IsPaused = command.Command is RunCommand.Pause;
                _writer!.Emit(Say.Status(IsPaused ? RunStatus.Paused : RunStatus.Running));
            }
            else if (command.Command is RunCommand.Stop)
                await EndAsync(Say.Status(RunStatus.Cancelled));
            else if (command.Command is RunCommand.Yield yield && yield.LeaseEpoch == Lease?.Epoch)
            {
                _writer!.Emit(Say.Kept(new(_step, 0, await PutAsync(), false)), 0);
                await EndAsync(Say.Status(IsPaused ? RunStatus.Paused : RunStatus.Queued));
            }
            if (Lease is null)
                return;
        }
    }

    /// <summary>Trains to the end and says what came of it.</summary>
    public async Task FinishAsync()
    {
        await TrainAsync(Steps);
        _writer!.Emit(
            new RunEvent.Result(Say.Trained(await artifacts.PutAsync(_weights, "safetensors"),
                await artifacts.PutAsync(Lease!.Run.ToByteArray(), "png"), _step)));
        await EndAsync(Say.Status(RunStatus.Completed));
    }

    /// <summary>As in life no two checkpoints have the same file.</summary>
    private Task<ArtifactReference> PutAsync() => artifacts.PutAsync((byte[])[.. _weights, .. Guid.NewGuid().ToByteArray()], "tar");

    private async Task EndAsync(RunEvent.Status said)
    {
        _writer!.Emit(said);
        await StoreAsync();
        Lease = null;
    }

    public ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
