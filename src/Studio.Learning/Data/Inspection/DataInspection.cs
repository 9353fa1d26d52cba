using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
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

    /// <summary>Of images; null of texts.</summary>
    public ImageSizes? Sizes { get; init; }

    /// <summary>Of texts; null of images.</summary>
    public TextLengths? Lengths { get; init; }

    /// <summary>Over all items of a set without parts or of its train part.</summary>
    public required ClassBalance Balance { get; init; }

    /// <summary>Pairs of items that are the same; those across parts are leakage.</summary>
    public required IReadOnlyList<DuplicatePair> Duplicates { get; init; }

    /// <summary>Checked with thumbnails of images or with the words of texts; null
    /// where there are too many to compare each with each.</summary>
    public required LabelNoise? Labels { get; init; }

    /// <summary>What the reader reported, and items that cannot be decoded.</summary>
    public required IReadOnlyList<DataProblem> Problems { get; init; }

    /// <summary>Decodes every image once; a damaged one becomes a problem and the others continue.</summary>
    /// <param name="progress">Receives the number of decoded images and of all, on any thread.</param>
    public static DataInspection Of(IImageSet images, Action<int, int>? progress = null, CancellationToken stop = default)
    {
        var (prints, damaged) = Fingerprints.Of(images, progress, stop);
        int[] readable = [.. Enumerable.Range(0, prints.Count).Where(i => prints[i] is not null)];
        var parts = Counts(images, readable);
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

    /// <summary>Reads every text once: lengths, copies, and labels that a bag of words contradicts.</summary>
    /// <param name="progress">Receives the number of read texts and of all.</param>
    public static DataInspection Of(ITextSet texts, Action<int, int>? progress = null, CancellationToken stop = default)
    {
        var contents = new string[texts.Items.Count];
        for (var i = 0; i < contents.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            contents[i] = texts.Read(i);
            progress?.Invoke(i + 1, contents.Length);
        }
        int[] all = [.. Enumerable.Range(0, contents.Length)];
        var parts = Counts(texts, all);
        return new()
        {
            Name = texts.Name,
            Classes = texts.Classes,
            Readable = all,
            Parts = parts,
            Lengths = TextLengths.Of(contents),
            Balance = new(parts.FirstOrDefault()?.Counts ?? []),
            Duplicates = TextDuplicates.Find(texts.Items, contents),
            Labels = contents.Length > MostItemsToCheck ? null : TextLabels.Check(contents, [.. texts.Items.Select(i => i.Label)],
                texts.Classes.Count),
            Problems = texts.Report.Problems,
        };
    }

    /// <summary>The same with labels checked with better features, for example those of a pretrained backbone.</summary>
    /// <param name="features">(N, D), one row for each of <see cref="Readable"/>; they stay the caller's.</param>
    public DataInspection CheckedBy(Tensor features, IImageSet images) => this with
    {
        Labels = ToItems(LabelNoise.Find(features, [.. Readable.Select(i => images.Items[i].Label)], Classes.Count), Readable),
    };

    private static PartCounts[] Counts(ILabelledSet set, IReadOnlyList<int> readable) =>
        [.. readable.GroupBy(i => set.Items[i].Part).OrderBy(g => g.Key)
            .Select(g => new PartCounts(g.Key, ClassBalance.Of(g.Select(i => set.Items[i].Label), set.Classes.Count).Counts))];

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
