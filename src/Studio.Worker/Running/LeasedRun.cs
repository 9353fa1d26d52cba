using System.Data.Common;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Learning;
using Studio.Learning.Training.Memory;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Runtime.Storage;
using Studio.Worker.Cells;
using TorchSharp;

namespace Studio.Worker.Running;

/// <summary>Executes one run under a lease: its events go into the journal, and commands are read from storage.</summary>
internal sealed class LeasedRun(WorkerSettings settings, StudioStorage storage, Lease lease, Action<long> hint, TextWriter log)
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Memory grows meanwhile.</summary>
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(5);

    private readonly RunJournal _journal = new(storage, TimeProvider.System);
    private readonly ArtifactStore _artifacts = new(storage, TimeProvider.System);
    private readonly MemoryBudget _memory = MemoryBudget.OfProcess(settings.Memory);
    private volatile bool _isToLook;

    public Lease Lease => lease;

    /// <summary>There may be a new command.</summary>
    public void Look() => _isToLook = true;

    /// <summary>To the run's end, or until the worker ends: then with a checkpoint, so that another worker resumes from it.</summary>
    /// <param name="isFree">Done when the device is free; meanwhile the lease is held.</param>
    /// <exception cref="LeaseLostException">Another worker has it; nothing more was written.</exception>
    /// <exception cref="MemoryExceededException">It was ended in the journal, and still computes:
    /// only the end of the process gives its memory back.</exception>
    public async Task ExecuteAsync(Task isFree, CancellationToken ending)
    {
        var run = await _journal.FindAsync(lease.Run, CancellationToken.None) ?? throw new LeaseLostException(lease);
        await using var writer = new RunWriter(_journal, lease, TimeProvider.System, hint);
        var checkpoint = await writer.BeginAsync(CancellationToken.None);
        await isFree;
        using var folder = new RunFolder(settings.WorkFolder);
        using var control = new RunControl(checkpoint is not null && run.IsSteered);
        var commands = await StandingCommands.OpenAsync(_journal, lease, control, checkpoint);
        await using var lost = writer.Lost.UnsafeRegister(_ => control.Stop(), null);
        await using var ended = ending.UnsafeRegister(_ => control.Stop(), null);
        // What runs before left over is not this one's.
        TorchEnvironment.GiveMemoryBack();
        writer.Emit(new RunEvent.Status(RunStatus.Running, checkpoint is null ? "Started." : $"Resumed from step {checkpoint.Step}."));
        var context = Context(writer, control, folder) with { ResumesFrom = checkpoint?.File.Sha256 };
        var executing = CellRun.OnItsOwnThread(run.Request, context, () => ending.IsCancellationRequested,
            fault => log.WriteLine($"Run {lease.Run}, cell '{run.Request.Cell.Id}': {fault}"));
        while (!executing.IsCompleted)
        {
            await Task.WhenAny(executing, Task.Delay(s_glance, CancellationToken.None));
            if (_isToLook || writer.LastCommand > commands.Last)
                await ReadAsync(commands);
            if (IsOutOfMemory())
                throw await OutOfMemoryAsync(writer);
        }
        if (writer.Lost.IsCancellationRequested)
            throw new LeaseLostException(lease);
        foreach (var last in await executing)
            writer.Emit(last);
        await writer.FlushAsync(CancellationToken.None);
    }

    /// <summary>Ends the run in the journal, if that can be stored now; else the run is lost with its worker.</summary>
    private async Task<MemoryExceededException> OutOfMemoryAsync(RunWriter writer)
    {
        var sentence = _memory.Exceeded();
        writer.Emit(new RunEvent.Status(RunStatus.Failed, sentence));
        using var patience = new CancellationTokenSource(s_lastWords);
        try
        {
            await writer.FlushAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await log.WriteLineAsync("The end of the run could not be stored in time.");
        }
        return new(sentence);
    }

    private bool IsOutOfMemory()
    {
        if (!_memory.IsExceeded)
            return false;
        TorchEnvironment.GiveMemoryBack();
        return _memory.IsExceeded;
    }

    private async Task ReadAsync(StandingCommands commands)
    {
        _isToLook = false;
        try
        {
            await commands.ReadAsync();
        }
        catch (DbException)
        {
            // Storage fails for the writer, too, which says so; the commands stay where they are.
            _isToLook = true;
        }
    }

    private RunContext Context(RunWriter writer, RunControl control, RunFolder folder)
    {
        var checkpoints = new CheckpointWriting(writer, _artifacts, folder);
        return new()
        {
            Emit = happened =>
            {
                checkpoints.See(happened);
                writer.Emit(happened);
                // It is said about ten times a second, between two steps: the place where training may have to wait.
                if (happened is RunEvent.Progress)
                    writer.WaitForRoom(control.Stopped);
            },
            EmitPicture = (picture, png) => writer.Emit(async () =>
            {
                await _artifacts.PutAsync(png, picture.Picture.Ending);
                return new JournalLine.Said(picture);
            }, png.Length),
            Artifacts = _artifacts,
            Folder = folder.Files,
            Control = control,
            Device = torch.device(settings.Device),
            Features = new(settings.FeaturesFolder),
            Memory = _memory.For(torch.device(settings.Device)),
            Checkpoints = new(folder.Checkpoints, settings.CheckpointInterval, checkpoints.Keep),
        };
    }
}
