using Studio.Runtime.Artifacts;

namespace Studio.Worker.Cells;

/// <summary>How a run keeps its checkpoints.</summary>
/// <param name="Folder">Holds nothing but them.</param>
/// <param name="Interval">Least time between two.</param>
/// <param name="Written">Called on the runner's thread when a checkpoint has been written, with its step.</param>
public sealed record CheckpointKeeping(string Folder, TimeSpan Interval, Action<int> Written)
{
    public string Path => System.IO.Path.Combine(Folder, "checkpoint.safetensors");

    /// <summary>Puts a checkpoint in place; false if there is one already.</summary>
    /// <exception cref="FileNotFoundException">The artifact is gone.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public bool StartFrom(string sha256, ArtifactStore artifacts)
    {
        if (Directory.GetFiles(Folder).Length > 0)
            return false;
        CheckpointArchive.Unpack(artifacts, sha256, Folder);
        return true;
    }
}
