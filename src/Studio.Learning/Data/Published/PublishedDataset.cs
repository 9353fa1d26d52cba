using Studio.Learning.Weights;

namespace Studio.Learning.Data.Published;

/// <summary>A data set that its publisher keeps on the web; it opens once it has been fetched.</summary>
/// <param name="Description">Classes, images and licence.</param>
/// <param name="Files">One file, or several that belong into one folder.</param>
/// <param name="Folder">Folder inside an archive that holds the data, or null where the files are read as they are.</param>
public sealed record PublishedDataset(string Key, string Title, string Description, IReadOnlyList<PublishedFile> Files, string? Folder = null) : IImageDataset
{
    /// <exception cref="FileNotFoundException">It is not on this machine yet.</exception>
    public IImageSet Open()
    {
        using var store = DatasetStore.OfUser(this);
        return store.Has ? ImageSets.Open(store.Location)
            : throw new FileNotFoundException($"The data set '{Key}' is not on this machine yet. Fetch it with 'studio data fetch {Key}'.");
    }
}
