using Studio.Learning.Training;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Storage;

namespace Studio.Cli.Running;

/// <summary>Where a run leaves its files: a folder that a person named, or one that goes with it.</summary>
internal sealed class RunPlaceOnDisk : IDisposable
{
    private readonly bool _isKept;
    private readonly string _folder;

    public RunPlaceOnDisk(string? folder)
    {
        _isKept = folder is not null;
        _folder = folder is null ? Directory.CreateTempSubdirectory("studio-run-").FullName : Directory.CreateDirectory(folder).FullName;
        Artifacts = new(new StudioStorage(_folder), TimeProvider.System);
        // On the disk of the artifacts, so that files move there without being copied.
        Files = Directory.CreateDirectory(Path.Combine(_folder, $"work-{Guid.NewGuid():N}")).FullName;
    }

    public ArtifactStore Artifacts { get; }

    public string Files { get; }

    public FeatureStore Features => new(Path.Combine(Files, "features"));

    public void Dispose() => Directory.Delete(_isKept ? Files : _folder, recursive: true);
}
