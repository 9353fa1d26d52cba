using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text.Reading;
using Studio.Learning.Weights;

namespace Studio.Learning.Data.Published;

/// <summary>A data set that its publisher keeps on the web; it opens once it has been fetched.</summary>
/// <param name="Description">Classes, items and licence.</param>
/// <param name="Files">One file, or several that belong into one folder.</param>
/// <param name="Folder">Folder inside an archive that holds the data, or null where the files are read as they are.</param>
public sealed record PublishedDataset(string Key, string Title, string Description, IReadOnlyList<PublishedFile> Files,
    string? Folder = null) : ILabelledDataset
{
    /// <summary>Names of the classes in the order of their labels, where the files only number them; null where the files name them, or the
    /// numbers are the names.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>What an item is, in the plural; known before it is fetched.</summary>
    public string Unit { get; init; } = Preprocessing.Unit;

    /// <exception cref="FileNotFoundException">It is not on this machine yet.</exception>
    /// <exception cref="InvalidDataException">A file is not the published one.</exception>
    public ILabelledSet Open()
    {
        using var store = DatasetStore.OfUser(this);
        if (!store.Has)
            throw new FileNotFoundException($"The data set '{Key}' is not on this machine yet. Fetch it with 'studio data fetch {Key}'.");
        store.Verify();
        return OpenAt(store.Location);
    }

    /// <summary>Opens files of a person's own at a path, for example a part of the data set, with the published names of the classes. They
    /// are not checked.</summary>
    public ILabelledSet OpenAt(string path) =>
        TextSets.Holds(path) ? TextSets.Open(path, ClassNames) : ImageSets.Open(path, ClassNames);
}
