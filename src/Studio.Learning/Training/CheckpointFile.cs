namespace Studio.Learning.Training;

/// <summary>Where a run keeps its checkpoint. The run resumes from an existing file.</summary>
/// <param name="Interval">Least time between two checkpoints of a running run; it always writes one when it is stopped.</param>
/// <param name="Identity">What makes it this run and no other: data, backbone, recipe, seed. A checkpoint with another identity is
/// refused.</param>
public sealed record CheckpointFile(string Path, TimeSpan Interval, string Identity)
{
    /// <summary>A run with other settings may have written it, as long as it trained the same network.</summary>
    public bool AcceptsOtherSettings { get; init; }

    /// <summary>Of a finished training only its figures are used: then the file holds no optimizer state and no weights of the best
    /// epoch.</summary>
    public bool IsPart { get; init; }

    /// <summary>Called after each write with the number of steps in the file, when all events up to them have been emitted.</summary>
    public Action<int> Written { get; init; } = static _ => { };
}
