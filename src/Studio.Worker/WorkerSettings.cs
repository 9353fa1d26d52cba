using Studio.Runtime.Link;

namespace Studio.Worker;

/// <summary>How the studio starts a worker.</summary>
/// <param name="Link">Path of the Unix socket on which the studio listens.</param>
/// <param name="Device">"cpu" or "cuda:0".</param>
/// <param name="Connection">Of a PostgreSQL database; null takes the one in the data folder.</param>
/// <param name="CheckpointInterval">Least time between two checkpoints of a run.</param>
/// <param name="Memory">Bytes that the process may take; a run that takes more is ended.</param>
internal sealed record WorkerSettings(string Link, string DataFolder, string Device, WorkerRole Role, string? Connection,
    TimeSpan CheckpointInterval, long Memory)
{
    /// <summary>Where it waits, works and locks: one name for each device and role.</summary>
    public string Slot => $"{Device.Replace(':', '-')}-{Role.ToString().ToLowerInvariant()}";

    /// <summary>Shared by the workers of this machine.</summary>
    public string FeaturesFolder => Path.Combine(DataFolder, "features");

    public string WorkFolder => Path.Combine(DataFolder, "work", Slot);
}
