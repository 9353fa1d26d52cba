using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Inspection;

/// <summary>Items to train on that the test set holds, too: the same, or, of images, nearly.</summary>
public static class TestCopies
{
    private const int MostItems = 20_000;

    /// <summary>Indices of the items, ascending. A set without a test part of its author's has none:
    /// its parts are drawn only later.</summary>
    /// <param name="progress">Receives the number of finished images and of all, on any thread.</param>
    /// <exception cref="ArgumentException">There are too many images to compare each with each.</exception>
    public static IReadOnlyList<int> Find(ILabelledSet set, Action<int, int>? progress = null, CancellationToken stop = default)
    {
        if (set.Items.Count > MostItems)
            throw new ArgumentException($"{set.Items.Count:N0} images are too many to compare each with each; {MostItems:N0} can be. "
                + "Take copies out of the files instead.");
        var across = set is IImageSet images
            ? DuplicateSearch.Find(set.Items, Fingerprints.Of(images, progress, stop).Prints).Where(d => d.IsAcrossParts)
            .SelectMany(d => new[] { d.First, d.Second })
            : Equal(set, progress);
        return [.. across.Where(i => set.Items[i].Part != DataPart.Test).Distinct().Order()];
    }

    /// <summary>Items that are the same byte by byte as one of the test set.</summary>
    private static IEnumerable<int> Equal(ILabelledSet set, Action<int, int>? progress)
    {
        var contents = new string[set.Items.Count];
        for (var i = 0; i < contents.Length; i++)
        {
            contents[i] = Convert.ToBase64String(set.Content(i));
            progress?.Invoke(i + 1, contents.Length);
        }
        var test = set.Items.Index().Where(i => i.Item.Part == DataPart.Test).Select(i => contents[i.Index]).ToHashSet();
        return Enumerable.Range(0, contents.Length).Where(i => test.Contains(contents[i]));
    }
}
