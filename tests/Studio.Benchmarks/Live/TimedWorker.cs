using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;
using Studio.Runtime.Storage;
using Studio.Worker;
using Studio.Worker.Running;
using Studio.Worker.Cells;
using Studio.Worker.Describing;
using Studio.Worker.Linking;
using TorchSharp;

namespace Studio.Benchmarks.Live;

/// <summary>A worker whose every run is a <see cref="TimedTraining"/> on one thread: link, journal and checkpoints are those of the real
/// one. It writes a line for each run, and is ended by whoever started it.</summary>
internal sealed class TimedWorker(string dataFolder, int epochs, bool isPaired)
{
    private readonly StudioStorage _storage = new(dataFolder);

    /// <param name="isPaired">Each training is done a second time with nobody told.</param>
    public static async Task RunAsync(string socket, string dataFolder, int epochs, bool isPaired)
    {
        torch.set_num_threads(1);
        var hello = new WorkerHello("benchmark", WorkerRole.Training, "cpu", StudioFacts.Catalogue().Hash(), Environment.ProcessId,
            DeviceReading.Of("cpu"));
        await using var link = new StudioLink(socket, hello);
        var worker = new TimedWorker(dataFolder, epochs, isPaired);
        link.Execute((run, epoch) =>
        {
            _ = worker.ExecuteAsync(link, new(run, epoch, hello.Worker))
                .ContinueWith(t => Environment.FailFast("The timed run failed.", t.Exception), TaskContinuationOptions.OnlyOnFaulted);
            return true;
        }, _ => { });
        // As the real one: the first look at storage takes seconds on a busy machine, and a lease would run out meanwhile.
        await new RunJournal(worker._storage, TimeProvider.System).FindAsync(Guid.Empty, CancellationToken.None);
        await link.StayAsync(CancellationToken.None);
    }

    private async Task ExecuteAsync(StudioLink link, Lease lease)
    {
        using var training = new TimedTraining(epochs);
        var took = TimeSpan.Zero;
        await using (var writer =
            new RunWriter(new(_storage, TimeProvider.System), lease, TimeProvider.System, last => link.Hint(lease.Run, last)))
        {
            await writer.BeginAsync(CancellationToken.None);
            using var folder = new RunFolder(Path.Combine(dataFolder, "work", "benchmark"));
            var context = Context(writer, folder);
            var told = new TrainingReporter(context);
            writer.Emit(new RunEvent.Status(RunStatus.Running, "Started."));
            took = await OnItsOwnThread(() => training.Run(told.Report, context.Checkpoints));
            writer.Emit(RunEnd.Completed(took));
            await writer.FlushAsync(CancellationToken.None);
        }
        using var again = new TimedTraining(epochs);
        var silent = isPaired ? await OnItsOwnThread(() => again.Run(_ => { }, null)) : TimeSpan.Zero;
        await Console.Out.WriteLineAsync(
            JsonSerializer.Serialize(new TimedRun(took.TotalSeconds, silent.TotalSeconds, training.Telling.TotalSeconds, training.Ended)));
        link.Free();
    }

    private RunContext Context(RunWriter writer, RunFolder folder)
    {
        var artifacts = new ArtifactStore(_storage, TimeProvider.System);
        var checkpoints = new CheckpointWriting(writer, artifacts, folder);
        return new()
        {
            Emit = happened =>
            {
                checkpoints.See(happened);
                writer.Emit(happened);
            },
            Artifacts = artifacts,
            Folder = folder.Files,
            Checkpoints = new(folder.Checkpoints, CheckpointInterval.Default, checkpoints.Keep),
        };
    }

    private static Task<T> OnItsOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
