using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Journal;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>Events in few words.</summary>
internal static class Say
{
    public static RunEvent.Metrics Loss(int step) => new([new("loss", step, 1.0 / step)]);

    public static RunEvent.Status Status(RunStatus status) => new(status, $"It is {status}.");

    public static RunEvent Running => Status(RunStatus.Running);

    public static ArtifactReference File(int step) =>
        new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(step))), "safetensors", 100);

    public static Generator Trained(ArtifactReference model, ArtifactReference samples, int steps) => new()
    {
        Model = model, Samples = samples, Steps = steps, Network = "dcgan32", Dataset = null, Seed = 1, Seconds = 1, IsSteered = false,
    };

    /// <summary>A checkpoint whose file is there.</summary>
    public static Func<Task<JournalLine>> Kept(CheckpointRecord checkpoint) =>
        () => Task.FromResult<JournalLine>(new JournalLine.Kept(checkpoint));
}
