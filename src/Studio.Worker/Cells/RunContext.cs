using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using Studio.Runtime.Artifacts;
using TorchSharp;

namespace Studio.Worker.Cells;

/// <summary>Context of a runner: events, files, control and device.</summary>
public sealed record RunContext
{
    /// <summary>Receives events on the runner's thread; it returns at once.</summary>
    public required Action<RunEvent> Emit { get; init; }

    /// <summary>Receives an image and its PNG on the runner's thread; the image is published after it is stored. Null stores it on that
    /// thread.</summary>
    public Action<RunEvent.Images, ReadOnlyMemory<byte>>? EmitPicture { get; init; }

    public required ArtifactStore Artifacts { get; init; }

    /// <summary>A folder of this run alone, on the disk of the artifacts.</summary>
    public required string Folder { get; init; }

    public RunControl Control { get; init; } = new();

    public torch.Device Device { get; init; } = torch.CPU;

    /// <summary>A run that finds a checkpoint in their folder resumes from it.</summary>
    public required CheckpointKeeping Checkpoints { get; init; }

    /// <summary>Where features of frozen backbones are kept between cells; null computes them each time.</summary>
    public FeatureStore? Features { get; init; }

    /// <summary>Memory that the run may take; null sets no limit.</summary>
    public MemoryBudget? Memory { get; init; }

    /// <summary>What stands in for the catalogue under the names in it, or beside it.</summary>
    public NamedFiles Files { get; init; } = NamedFiles.None;

    /// <summary>SHA-256 of the checkpoint from which the run resumes; null starts from the beginning.</summary>
    public string? ResumesFrom { get; init; }

    /// <summary>The scope of the run's training.</summary>
    /// <param name="exportPath">Where the trained weights are written; null writes nothing.</param>
    public RunScope Scope(Action<TrainingEvent> emit, string? exportPath = null) => new()
    {
        Emit = emit,
        Control = Control.Training,
        Device = Device,
        Checkpoint = new(Checkpoints.Path) { Interval = Checkpoints.Interval, Written = Checkpoints.Written },
        ExportPath = exportPath,
        Features = Features,
        Memory = Memory,
    };

    /// <summary>The scope of one of several trainings: the finished ones are the checkpoint, and each computes its own features, so that
    /// its cost is known.</summary>
    public RunScope TrialScope(Action<TrainingEvent> emit) => Scope(emit) with { Checkpoint = null, Features = null };

    public void Show(RunEvent.Images picture, ReadOnlyMemory<byte> png)
    {
        if (EmitPicture is not null)
        {
            EmitPicture(picture, png);
            return;
        }
        Artifacts.PutAsync(png, picture.Picture.Ending).GetAwaiter().GetResult();
        Emit(picture);
    }

    public ArtifactReference Keep(byte[] content, string ending) => Artifacts.PutAsync(content, ending).GetAwaiter().GetResult();

    /// <summary>Moves a file of <see cref="Folder"/> into the store.</summary>
    public ArtifactReference KeepFile(string path, string ending) => Artifacts.PutFileAsync(path, ending).GetAwaiter().GetResult();

    /// <exception cref="FileNotFoundException">It was swept, or never was here.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public string PathOf(string sha256, string ending, string what) => Artifacts.VerifiedPathOf(sha256, ending, what, "Make it again.");
}
