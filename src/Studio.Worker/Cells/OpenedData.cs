using Studio.Experiments.Catalogue;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Published;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Reading;
using Studio.Runtime.Artifacts;

namespace Studio.Worker.Cells;

/// <summary>Opens a data set by the reference that results carry; a path is none, but a person may have given one to a name.</summary>
internal static class OpenedData
{
    private const string UploadedTexts = "uploaded texts";

    /// <exception cref="ArgumentException">The catalogue does not know it.</exception>
    /// <exception cref="FileNotFoundException">It is not on this machine.</exception>
    public static ILabelledSet Of(string reference, RunContext context) =>
        !context.Files.Data.TryGetValue(reference, out var path) ? Of(reference, context.Artifacts)
        : Catalog.Of<ILabelledDataset>().FirstOrDefault(d => d.Key == reference) is PublishedDataset published ? published.OpenAt(path)
        : Datasets.Open(path);

    /// <exception cref="ArgumentException">The catalogue does not know it.</exception>
    /// <exception cref="FileNotFoundException">It is not on this machine.</exception>
    /// <exception cref="InvalidDataException">The uploaded file is damaged.</exception>
    public static ILabelledSet Of(string reference, ArtifactStore artifacts)
    {
        if (DatasetFacts.HashOf(reference) is not { } hash)
            return Catalog.Find<ILabelledDataset>(reference, "data set").Open();
        // The file is called by its hash, which says nothing to anybody.
        return PathOf(hash, artifacts) is var path && TextSets.Holds(path) ? TextSets.Open(path, name: UploadedTexts)
            : new ImageZip(path, "uploaded images");
    }

    /// <summary>An uploaded zip of texts.</summary>
    /// <exception cref="FileNotFoundException">It is gone.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or holds no labelled text.</exception>
    public static ITextSet Texts(string hash, ArtifactStore artifacts) => TextSets.Open(PathOf(hash, artifacts), name: UploadedTexts);

    public static string Title(string reference, RunContext context) =>
        context.Files.Data.TryGetValue(reference, out var path) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path))
        : DatasetFacts.HashOf(reference) is not null ? "Uploaded data" : Catalog.Find<ILabelledDataset>(reference, "data set").Title;

    private static string PathOf(string hash, ArtifactStore artifacts) =>
        artifacts.VerifiedPathOf(hash, "zip", "The zip file of the uploaded data", "Upload it again.");
}
