namespace Studio.Learning.Training;

/// <summary>Where a run keeps its checkpoint, from which it can resume. The file is removed when the run completes.</summary>
public sealed record RunCheckpoint(string Path)
{
    /// <summary>Least time between two checkpoints; a run that is stopped always writes one.</summary>
    public TimeSpan Interval { get; init; } = Experiments.Runs.CheckpointInterval.Default;

    /// <summary>The run branches off another one: the checkpoint that it finds may come from other settings, as long as they train the same
    /// network.</summary>
    public bool IsBranch { get; init; }

    /// <summary>Called when a checkpoint has been written, with its step of the run.</summary>
    public Action<int> Written { get; init; } = static _ => { };

    /// <param name="identity">What makes it this run and no other: data, networks, settings, seed.</param>
    public CheckpointFile File(string identity) => new(Path, Interval, identity) { AcceptsOtherSettings = IsBranch, Written = Written };
}
