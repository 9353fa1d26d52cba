using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Worker.Cells;

namespace Studio.Worker.Carrying;

/// <summary>Makes of every checkpoint that a run writes an artifact and a row, in the order of what the run says.</summary>
internal sealed class CheckpointWriting(RunWriter writer, ArtifactStore artifacts, RunFolder folder)
{
    private bool _isBest;

    public void See(RunEvent happened)
    {
        if (happened is RunEvent.Confusion { Part: "choose" } epoch)
            _isBest = epoch.IsBest;
    }

    /// <summary>On the run's thread, so that nothing of a later step is said in between.</summary>
    public void Keep(int step)
    {
        try
        {
            var file = CheckpointArchive.Pack(folder.Checkpoints, Path.Combine(folder.Files, "checkpoint.part"), artifacts);
            writer.Emit(new CheckpointRecord(step, 0, file, _isBest));
        }
        catch (IOException fault)
        {
            writer.Emit(new RunEvent.Log(LogLevel.Warning, new TrainingEvent.CheckpointMissed(step, fault.Message).Sentence));
        }
    }
}
