using System.Diagnostics;
using Studio.Experiments;

namespace Studio.Worker.Cells;

/// <summary>The finished trials of a run with many trainings, kept as its checkpoint: a resumed run starts with the next one.</summary>
internal sealed class FinishedTrials<T>
{
    private readonly CheckpointKeeping _checkpoints;
    private readonly List<T> _trials;
    private long _kept = Stopwatch.GetTimestamp();

    /// <exception cref="InvalidDataException">The checkpoint is damaged.</exception>
    public FinishedTrials(CheckpointKeeping checkpoints)
    {
        _checkpoints = checkpoints;
        _trials = File.Exists(Path) ? StudioJson.Read<List<T>>(File.ReadAllText(Path)) : [];
    }

    public IReadOnlyList<T> Trials => _trials;

    private string Path => System.IO.Path.Combine(_checkpoints.Folder, "finished.json");

    public void Add(T trial) => _trials.Add(trial);

    /// <summary>To be called when all that there is to say of the trials has been said.</summary>
    public void KeepIfDue()
    {
        if (Stopwatch.GetElapsedTime(_kept) < _checkpoints.Interval)
            return;
        // The former file may still be on its way into the store: it keeps its content under no name.
        File.WriteAllText(Path + ".part", StudioJson.Write(_trials));
        File.Move(Path + ".part", Path, overwrite: true);
        _kept = Stopwatch.GetTimestamp();
        _checkpoints.Written(_trials.Count);
    }
}
