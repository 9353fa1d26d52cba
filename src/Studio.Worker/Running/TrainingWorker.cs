using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Runs;
using Studio.Learning.Training.Memory;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;
using Studio.Runtime.Storage;
using Studio.Worker.Answering;
using Studio.Worker.Cells;
using Studio.Worker.Linking;
using TorchSharp;

namespace Studio.Worker.Running;

/// <summary>Executes one run at a time: libtorch has one default random generator per process. Without a run,
/// it tests learning rates.</summary>
internal sealed class TrainingWorker(WorkerSettings settings, StudioStorage storage, StudioLink link, TextWriter log,
    CancellationTokenSource ending)
{
    private readonly Lock _gate = new();
    private LeasedRun? _run;
    private RateTest? _test;
    private Task _executing = Task.CompletedTask;

    /// <summary>True if it executes the run under this lease; asked twice, it still does so once.</summary>
    public bool Execute(Guid run, int epoch)
    {
        lock (_gate)
        {
            if (_run is { } busy)
                return busy.Lease.Run == run && busy.Lease.Epoch == epoch;
            if (ending.IsCancellationRequested)
                return false;
            _run = new(settings, storage, new(run, epoch, link.Name), last => link.Hint(run, last), log);
            // A run waits for nobody's test.
            _test?.Stop("A run started on this worker, so the learning-rate test ended. Try again when the run has ended.");
            var isFree = _test?.Ended ?? Task.CompletedTask;
            _executing = Task.Run(() => ExecuteAsync(_run, isFree));
            return true;
        }
    }

    /// <summary>Answers a request about learning rates at once: a test continues beside it.</summary>
    public JsonElement Answer(JsonElement question)
    {
        lock (_gate)
            return JsonSerializer.SerializeToElement(Answer(question.Deserialize<InteractiveRequest>(StudioJson.Options)),
                StudioJson.Options);
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
        {
            _test?.Stop("The worker was stopped, and the learning-rate test with it. Start it again.");
            return Task.WhenAll(_executing, _test?.Ended ?? Task.CompletedTask);
        }
    }

    private InteractiveAnswer Answer(InteractiveRequest? question)
    {
        switch (question)
        {
            case InteractiveRequest.FindLearningRate when _run is not null || ending.IsCancellationRequested:
                return new InteractiveAnswer.Refused("The worker is busy with a run. Try again when it has ended.");
            case InteractiveRequest.FindLearningRate when _test is { Ended.IsCompleted: false }:
                return new InteractiveAnswer.Refused("The worker is busy with another learning-rate test. Try again in a few seconds.");
            case InteractiveRequest.FindLearningRate find:
                _test = new(find, link.Name, Context, TimeProvider.System, log);
                _test.Begin();
                return _test.Answer();
            case InteractiveRequest.FollowLearningRate follow when follow.Test == _test?.Id:
                if (follow.IsToEnd)
                    _test.Stop("Stopped.");
                return _test.Answer();
            case InteractiveRequest.FollowLearningRate:
                return new InteractiveAnswer.Refused("This learning-rate test has ended. Start it again.");
            default:
                return new InteractiveAnswer.Refused("This worker does not know the request. Restart the studio, "
                    + "so that both have the same version.");
        }
    }

    /// <summary>A test writes no file of its own, so it needs no folder.</summary>
    private RunContext Context(Action<RunEvent> emit, RunControl control) => new()
    {
        Emit = emit,
        Artifacts = new ArtifactStore(storage, TimeProvider.System),
        Folder = "",
        Control = control,
        Device = torch.device(settings.Device),
        Features = new(settings.FeaturesFolder),
        Memory = MemoryBudget.OfProcess(settings.Memory).For(torch.device(settings.Device)),
        Checkpoints = new("", TimeSpan.MaxValue, static _ => { }),
    };

    private async Task ExecuteAsync(LeasedRun run, Task isFree)
    {
        try
        {
            await run.ExecuteAsync(isFree, ending.Token);
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
