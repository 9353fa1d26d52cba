using System.Formats.Tar;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;

namespace Studio.Worker.Carrying;

/// <summary>The checkpoints of a run as one artifact: a transfer that is cross-validated has a file a fold.</summary>
internal static class CheckpointArchive
{
    private const string Ending = "tar";

    public static ArtifactReference Pack(string folder, string part, ArtifactStore artifacts)
    {
        File.Delete(part);
        TarFile.CreateFromDirectory(folder, part, includeBaseDirectory: false);
        return artifacts.PutFileAsync(part, Ending).GetAwaiter().GetResult();
    }

    /// <exception cref="FileNotFoundException">The artifact is gone.</exception>
    public static void Unpack(ArtifactStore artifacts, ArtifactReference file, string folder) => TarFile.ExtractToDirectory(artifacts.PathOf(file.Sha256, file.Ending)
        ?? throw new FileNotFoundException($"The checkpoint {file.Sha256[..12]}… is no longer among the studio's files."), folder, overwriteFiles: true);
}
