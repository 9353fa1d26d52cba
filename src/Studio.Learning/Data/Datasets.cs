using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text.Reading;

namespace Studio.Learning.Data;

/// <summary>Opens labelled data by what a person writes: a name of the catalogue, or a path.</summary>
public static class Datasets
{
    /// <exception cref="FileNotFoundException">There is neither such a name nor such a path,
    /// or the data set was not fetched yet.</exception>
    /// <exception cref="InvalidDataException">The path holds nothing that a reader knows.</exception>
    public static ILabelledSet Open(string nameOrPath)
    {
        if (Catalog.Of<ILabelledDataset>().FirstOrDefault(d => d.Key == nameOrPath) is { } known)
            return known.Open();
        return Path.Exists(nameOrPath) ? TextSets.Holds(nameOrPath) ? TextSets.Open(nameOrPath) : ImageSets.Open(nameOrPath)
            : throw new FileNotFoundException($"There is no data file or folder '{nameOrPath}', and no data set of that name. "
                + $"Check the path, or choose one of: {string.Join(", ", Catalog.Of<ILabelledDataset>().Select(d => d.Key))}.");
    }

    /// <summary>The same for whoever needs pixels.</summary>
    /// <exception cref="FileNotFoundException">As of <see cref="Open"/>.</exception>
    /// <exception cref="InvalidDataException">As of <see cref="Open"/>.</exception>
    /// <exception cref="ArgumentException">Its items are no images.</exception>
    public static IImageSet OpenImages(string nameOrPath) => Images(Open(nameOrPath));

    /// <summary>The set as one of images, or a sentence: it is closed then.</summary>
    /// <exception cref="ArgumentException">Its items are no images.</exception>
    public static IImageSet Images(ILabelledSet set)
    {
        if (set is IImageSet images)
            return images;
        set.Dispose();
        throw new ArgumentException($"'{set.Name}' holds no images. Choose a data set of images.");
    }
}
