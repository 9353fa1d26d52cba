using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Splits;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Inspection;

/// <summary>What one should know of a data set before figures are made with it.</summary>
public sealed record DataInspection
{
    private const int MostItemsToCheck = 20_000;

    public required string Name { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Items that can be decoded.</summary>
    public required IReadOnlyList<int> Readable { get; init; }

    public required IReadOnlyList<PartCounts> Parts { get; init; }

    public required ImageSizes Sizes { get; init; }

    /// <summary>Over all images of a set without parts or of its train part.</summary>
    public required ClassBalance Balance { get; init; }

    /// <summary>Pairs of images that show the same; those across parts are leakage.</summary>
    public required IReadOnlyList<DuplicatePair> Duplicates { get; init; }

    /// <summary>Checked with thumbnails of the images; null where there are too many to compare each with each.</summary>
    public required LabelNoise? Labels { get; init; }

    /// <summary>What the reader reported, and images that cannot be decoded.</summary>
    public required IReadOnlyList<DataProblem> Problems { get; init; }

    /// <summary>Decodes every image once; a damaged one becomes a problem and the others continue.</summary>
    /// <param name="progress">Receives the number of decoded images and of all, on any thread.</param>
    public static DataInspection Of(IImageSet images, Action<int, int>? progress = null, CancellationToken stop = default)
    {
        var (prints, damaged) = Fingerprints.Of(images, progress, stop);
        int[] readable = [.. Enumerable.Range(0, prints.Count).Where(i => prints[i] is not null)];
        PartCounts[] parts = [.. readable.GroupBy(i => images.Items[i].Part).OrderBy(g => g.Key)
            .Select(g => new PartCounts(g.Key, ClassBalance.Of(g.Select(i => images.Items[i].Label), images.Classes.Count).Counts))];
        return new()
        {
            Name = images.Name,
            Classes = images.Classes,
            Readable = readable,
            Parts = parts,
            Sizes = ImageSizes.Of([.. prints.OfType<Fingerprint>()]),
            Balance = new(parts.FirstOrDefault()?.Counts ?? []),
            Duplicates = DuplicateSearch.Find(images.Items, prints),
            Labels = readable.Length > MostItemsToCheck ? null : CheckLabels(images, readable, prints),
            Problems = [.. images.Report.Problems, .. damaged],
        };
    }

    /// <summary>The same with labels checked with better features, for example those of a pretrained backbone.</summary>
    /// <param name="features">(N, D), one row for each of <see cref="Readable"/>; they stay the caller's.</param>
    public DataInspection CheckedBy(Tensor features, IImageSet images) => this with
    {
        Labels = ToItems(LabelNoise.Find(features, [.. Readable.Select(i => images.Items[i].Label)], Classes.Count), Readable),
    };

    private static LabelNoise CheckLabels(IImageSet images, int[] readable, IReadOnlyList<Fingerprint?> prints)
    {
        using var scope = NewDisposeScope();
        var pictures =
            tensor(readable.SelectMany(i => prints[i]!.Picture).ToArray(), [readable.Length, 3 * Fingerprint.Side * Fingerprint.Side]);
        return ToItems(LabelNoise.Find(pictures, [.. readable.Select(i => images.Items[i].Label)], images.Classes.Count), readable);
    }

    private static LabelNoise ToItems(LabelNoise found, IReadOnlyList<int> readable) =>
        found with { Suspects = [.. found.Suspects.Select(s => s with { Item = readable[s.Item] })] };
}
