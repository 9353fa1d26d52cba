using System.Formats.Tar;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;

namespace Studio.Worker.Cells;

/// <summary>The checkpoints of a run as one artifact: a transfer that is cross-validated has a file a fold.</summary>
internal static class CheckpointArchive
{
    public const string Ending = "tar";

    public static ArtifactReference Pack(string folder, string part, ArtifactStore artifacts)
    {
        File.Delete(part);
        TarFile.CreateFromDirectory(folder, part, includeBaseDirectory: false);
        return artifacts.PutFileAsync(part, Ending).GetAwaiter().GetResult();
    }

    /// <exception cref="FileNotFoundException">The artifact is gone.</exception>
    public static void Unpack(ArtifactStore artifacts, string sha256, string folder) => TarFile.ExtractToDirectory(artifacts.PathOf(sha256, Ending)
        ?? throw new FileNotFoundException($"The checkpoint {sha256[..Math.Min(12, sha256.Length)]}… is no longer among the studio's files."), folder, overwriteFiles: true);
}
