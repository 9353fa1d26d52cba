using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Worker.Cells;

namespace Studio.Worker.Running;

/// <summary>Makes of every checkpoint that a run writes an artifact and a row, in the order of what the run says.</summary>
internal sealed class CheckpointWriting(RunWriter writer, ArtifactStore artifacts, RunFolder folder)
{
    private bool _isBest;

    public void See(RunEvent happened)
    {
        if (happened is RunEvent.Confusion { Part: "validation", Fold: null } epoch)
            _isBest = epoch.IsBest;
    }

    /// <summary>On the run's thread, which only opens the files: they are packed while it trains on.</summary>
    public void Keep(int step)
    {
        var (files, isBest) = (CheckpointArchive.Open(folder.Checkpoints), _isBest);
        writer.Emit(() => PackAsync(files, step, isBest), 0);
    }

    private async Task<JournalLine> PackAsync(IReadOnlyList<FileStream> files, int step, bool isBest)
    {
        try
        {
            return new JournalLine.Kept(new(step, 0,
                await CheckpointArchive.PackAsync(files, Path.Combine(folder.Files, "checkpoint.part"), artifacts), isBest));
        }
        catch (IOException fault)
        {
            return new JournalLine.Said(new RunEvent.Log(LogLevel.Warning,
                new TrainingEvent.CheckpointMissed(step, fault.Message).Sentence));
        }
    }
}
