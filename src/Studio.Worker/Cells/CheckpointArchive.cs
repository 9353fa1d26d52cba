using System.Formats.Tar;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;

namespace Studio.Worker.Cells;

/// <summary>The checkpoints of a run as one artifact: a transfer that is cross-validated has a file a fold.</summary>
internal static class CheckpointArchive
{
    public const string Ending = "tar";

    /// <summary>The files of a folder as they are now, whatever is put in their place before they are packed.</summary>
    public static IReadOnlyList<FileStream> Open(string folder) =>
        [.. Directory.GetFiles(folder)
            .Select(path => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))];

    /// <summary>Closes them. Each entry has the time of its packing, so no two archives are equal:
    /// one that is superseded can be deleted at once.</summary>
    /// <param name="part">Where the archive is written before it moves into the store.</param>
    public static async Task<ArtifactReference> PackAsync(IReadOnlyList<FileStream> files, string part, ArtifactStore artifacts)
    {
        await using (var archive = new TarWriter(File.Create(part)))
            foreach (var file in files)
            {
                await using (file)
                    await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Path.GetFileName(file.Name))
                        { DataStream = file });
            }
        return await artifacts.PutFileAsync(part, Ending);
    }

    /// <exception cref="FileNotFoundException">The artifact is gone.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Unpack(ArtifactStore artifacts, string sha256, string folder) =>
        TarFile.ExtractToDirectory(artifacts.VerifiedPathOf(sha256, Ending, "The checkpoint", "Run its cell again; it starts from the "
            + "beginning."), folder, overwriteFiles: true);
}
