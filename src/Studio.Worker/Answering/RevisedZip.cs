using System.IO.Compression;
using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Worker.Pictures;

namespace Studio.Worker.Answering;

/// <summary>Writes a data set anew, with some labels changed and some images dropped. The split is written down as
/// folders, so that both versions are tested on the same images.</summary>
internal static class RevisedZip
{
    /// <summary>Images that are not encoded already are drawn anew, which takes its time.</summary>
    private const int MostDrawn = 20_000;

    /// <summary>Of every entry: the same items give the same bytes.</summary>
    internal static DateTimeOffset Time { get; } = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="ArgumentException">A change names no image or no class of the set,
    /// or the set is too large to be copied.</exception>
    public static void Write(IImageSet images, IReadOnlyList<LabelChange> changes, string path)
    {
        Expect(changes, images);
        if (images is not ImageZip && images.Items.Count > MostDrawn)
            throw new ArgumentException($"This data set has {images.Items.Count:n0} images. Only uploads, "
                + $"and other data sets of up to {MostDrawn:n0} "
                + "images, can be corrected here.");
        var changed = changes.ToDictionary(c => c.Item, c => c.Class);
        var test = DataSplit.Of(images.Items, images.Classes.Count, seed: 0, labelsPerClass: null).Test.ToHashSet();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var kept = images.Items.Index().Where(i => !changed.TryGetValue(i.Index, out var given) || given is not null);
        foreach (var (index, bytes) in kept.AsParallel().AsOrdered().Select(i => (i.Index, Encoded(images, i.Index))))
        {
            var item = images.Items[index];
            var name = changed.GetValueOrDefault(index) ?? images.Classes[item.Label];
            var place = Free($"{Folder(item.Part, test.Contains(index))}/{name}", item.Name, index, taken);
            var entry = zip.CreateEntry(place, CompressionLevel.NoCompression);
            entry.LastWriteTime = Time;
            using var stream = entry.Open();
            stream.Write(bytes);
        }
    }

    /// <exception cref="ArgumentException">A change names no item or no class of the set.</exception>
    internal static void Expect(IReadOnlyList<LabelChange> changes, ILabelledSet set)
    {
        if (changes.FirstOrDefault(c => c.Item < 0 || c.Item >= set.Items.Count || c.Class is not null && !set.Classes.Contains(c.Class))
            is { } stray)
            throw new ArgumentException($"Item {stray.Item} cannot be relabelled as '{stray.Class}': the data set has the {set.Unit} 0 to "
                + $"{set.Items.Count - 1} and the classes {string.Join(", ", set.Classes)}.");
    }

    /// <summary>Name of an item's part in the new version.</summary>
    internal static string Folder(DataPart part, bool isTest) => part == DataPart.Validation ? "val" : isTest ? "test" : "train";

    private static byte[] Encoded(IImageSet images, int index)
    {
        if (images is ImageZip zip)
            return zip.Encoded(index);
        var image = images.Decode(index);
        return SkiaPictures.Png(image, Math.Max(image.Width, image.Height));
    }

    private static string Free(string folder, string item, int index, HashSet<string> taken)
    {
        var file = FolderLayout.IsImage(item) ? Path.GetFileName(item) : $"{index:000000}.png";
        return taken.Add($"{folder}/{file}") ? $"{folder}/{file}" : Free(folder, $"{index:000000}-{file}", index, taken);
    }
}
