using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Images;

/// <summary>Grey images in MNIST's IDX format, gzipped or not, with the labels in a second file named alike.</summary>
/// <remarks>LeCun, Cortes and Burges, "The MNIST database of handwritten digits". Classes are 0 to the highest label; class k is named "k"
/// where nobody gives it a name.</remarks>
public sealed class IdxImages : IImageSet
{
    private readonly List<(IdxFile Images, int Index)> _places = [];

    /// <param name="path">A file of images (its labels lie beside it), or a folder with such pairs for train and test.</param>
    /// <param name="classNames">Names of the classes in the order of their labels; null where the labels are the names.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or its other half is missing or of another length.</exception>
    public IdxImages(string path, IReadOnlyList<string>? classNames = null)
    {
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        string[] files = Directory.Exists(path) ? ImageFiles(path) : [path];
        if (files.Length == 0)
            throw new InvalidDataException($"'{Name}' holds no file named like MNIST's train-images-idx3-ubyte.");
        var pairs = files.Select(file => Pair(file)).ToArray();
        var highest = HighestLabel(pairs.SelectMany(p => p.Labels.Values));
        var (items, problems) = (new List<LabelledItem>(), new List<DataProblem>());
        foreach (var (file, images, labels) in pairs)
            for (var i = 0; i < images.Shape[0]; i++)
            {
                var item = $"{Path.GetFileName(file)} {i}";
                if (labels.Values[i] <= highest)
                {
                    _places.Add((images, i));
                    items.Add(new(item, labels.Values[i], PartOf(file)));
                }
                else
                {
                    problems.Add(new(item, $"Its label is {labels.Values[i]}, far from all others, which end at {highest}; "
                        + "the image was left out."));
                }
            }
        (Items, Classes) = (items, [.. Enumerable.Range(0, highest + 1).Select(k => k < classNames?.Count ? classNames[k] : $"{k}")]);
        var present = items.Select(i => i.Label).ToHashSet();
        problems.AddRange(Enumerable.Range(0, highest + 1).Where(k => !present.Contains(k))
            .Select(k => new DataProblem(Classes[k], "The class has no image.")));
        Report = new(problems);
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<LabelledItem> Items { get; }

    public DataReport Report { get; }

    public RawImage Decode(int index)
    {
        var (images, place) = _places[index];
        var (height, width) = (images.Shape[1], images.Shape[2]);
        return new(width, height, 1, images.Values.AsSpan(place * height * width, height * width).ToArray());
    }

    public void Dispose() { }

    /// <summary>Files of images in a folder, in ordinal order; of a file that is there twice, the one that is not gzipped.</summary>
    internal static string[] ImageFiles(string folder) => [.. Directory.EnumerateFiles(folder)
        .Where(f => Path.GetFileName(f).Contains("images", StringComparison.OrdinalIgnoreCase)
            && Path.GetFileName(f).Contains("idx3", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal).DistinctBy(WithoutGz)];

    private static (string File, IdxFile Images, IdxFile Labels) Pair(string file)
    {
        var name = WithoutGz(Path.GetFileName(file));
        var labelsName = name.Replace("images", "labels", StringComparison.OrdinalIgnoreCase)
            .Replace("idx3", "idx1", StringComparison.OrdinalIgnoreCase);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var labelsFile = labelsName == name
            ? null : new[] { labelsName, labelsName + ".gz" }.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);
        if (labelsFile is null)
            throw new InvalidDataException($"The labels of '{Path.GetFileName(file)}' are missing. Name the files as MNIST's are, "
                + "for example 'train-images-idx3-ubyte' and 'train-labels-idx1-ubyte', and put them side by side.");
        var (images, labels) = (IdxFile.Read(file, IdxFile.ImagesMagic), IdxFile.Read(labelsFile, IdxFile.LabelsMagic));
        if (images.Shape[0] == 0)
            throw new InvalidDataException($"'{Path.GetFileName(file)}' holds no image.");
        return images.Shape[0] == labels.Shape[0] ? (file, images, labels)
            : throw new InvalidDataException($"'{Path.GetFileName(file)}' holds {images.Shape[0]} images, "
                + $"'{Path.GetFileName(labelsFile)}' {labels.Shape[0]} labels; they do not belong together.");
    }

    /// <summary>The highest label in use; but where more numbers are unused than used, labels after the first gap
    /// are treated as damage.</summary>
    private static int HighestLabel(IEnumerable<byte> labels)
    {
        int[] used = [.. labels.Distinct().Order().Select(l => (int)l)];
        if (used[^1] < 2 * used.Length + 10)
            return used[^1];
        var last = 0;
        while (last + 1 < used.Length && used[last + 1] == used[last] + 1)
            last++;
        return used[last];
    }

    private static string WithoutGz(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;

    private static DataPart PartOf(string file)
    {
        var name = Path.GetFileName(file);
        return name.Contains("train", StringComparison.OrdinalIgnoreCase) ? DataPart.Train
            : name.Contains("t10k", StringComparison.OrdinalIgnoreCase) || name.Contains("test", StringComparison.OrdinalIgnoreCase)
            ? DataPart.Test
            : name.Contains("val", StringComparison.OrdinalIgnoreCase) ? DataPart.Validation
            : DataPart.Whole;
    }
}
