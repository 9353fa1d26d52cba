using Studio.Experiments.Events;
using Studio.Learning.Training.Memory;
using TorchSharp;

namespace Studio.Learning.Training;

/// <summary>What surrounds a run: where it computes, whom it reports to, how it is steered, and which files it keeps.</summary>
/// <remarks>Task sequences and rate tests keep no checkpoint and export nothing.</remarks>
public sealed record RunScope
{
    /// <summary>Receives all events, on the thread of the run; it must not block.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    public torch.Device Device { get; init; } = torch.CPU;

    /// <summary>Null keeps no checkpoint.</summary>
    public RunCheckpoint? Checkpoint { get; init; }

    /// <summary>Where the trained weights are written with what is needed to use them; null writes nothing.</summary>
    public string? ExportPath { get; init; }

    /// <summary>Where features of frozen backbones are kept between runs; null computes them each time.</summary>
    public FeatureStore? Features { get; init; }

    /// <summary>Asked by a transfer before it trains; null sets no limit.</summary>
    public MemoryBudget? Memory { get; init; }

    /// <summary>Trains a task as a whole run. Its checkpoint is removed when it completes.</summary>
    /// <param name="identity">What makes it this run and no other: data, networks, settings, seed.</param>
    /// <param name="export">Writes the trained weights to a path.</param>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or another run's.</exception>
    public RunOutcome<TrainingOutcome> Train(ITrainable task, string identity, Action<string> export)
    {
        var outcome = new TrainingLoop(task) { Emit = Emit, Control = Control, Checkpoint = Checkpoint?.File(identity) }.Run();
        if (outcome.Status == RunStatus.Completed)
        {
            if (ExportPath is not null)
                export(ExportPath);
            if (Checkpoint is not null)
                File.Delete(Checkpoint.Path);
        }
        return outcome.ToRun();
    }
}
