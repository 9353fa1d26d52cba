namespace Studio.Learning.Data;

/// <summary>Opens labelled images by what a person writes: a name of the catalogue, or a path.</summary>
public static class Datasets
{
    /// <exception cref="FileNotFoundException">There is neither such a name nor such a path, or the data set was not fetched yet.</exception>
    /// <exception cref="InvalidDataException">The path holds nothing that a reader knows.</exception>
    public static IImageSet Open(string nameOrPath)
    {
        if (Catalog.Of<IImageDataset>().FirstOrDefault(d => d.Key == nameOrPath) is { } known)
            return known.Open();
        return Path.Exists(nameOrPath) ? ImageSets.Open(nameOrPath)
            : throw new FileNotFoundException($"There is no data file or folder '{nameOrPath}', and no data set of that name. Check the path, or choose one of: {string.Join(", ", Catalog.Of<IImageDataset>().Select(d => d.Key))}.");
    }
}
