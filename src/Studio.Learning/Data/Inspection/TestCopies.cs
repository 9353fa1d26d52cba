using Studio.Experiments.Data;

namespace Studio.Learning.Data.Inspection;

/// <summary>Images to learn from that the test part shows, too: pixel by pixel the same, or nearly.</summary>
public static class TestCopies
{
    private const int MostItems = 20_000;

    /// <summary>Indices of the items, ascending. A set without a test part of its author's has none: its parts are drawn only later.</summary>
    /// <param name="progress">Receives the number of finished images and of all, on any thread.</param>
    /// <exception cref="ArgumentException">There are too many images to compare each with each.</exception>
    public static IReadOnlyList<int> Find(IImageSet images, Action<int, int>? progress = null, CancellationToken stop = default)
    {
        if (images.Items.Count > MostItems)
            throw new ArgumentException($"{images.Items.Count:N0} images are too many to compare each with each; {MostItems:N0} can be. Take copies out of the files instead.");
        return [.. DuplicateSearch.Find(images.Items, Fingerprints.Of(images, progress, stop).Prints).Where(d => d.IsAcrossParts)
            .SelectMany(d => new[] { d.First, d.Second }).Where(i => images.Items[i].Part != DataPart.Test).Distinct().Order()];
    }
}
