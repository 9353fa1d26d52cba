using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Images;

/// <summary>Encoded images of any source: headers checked side by side on opening, bad ones reported,
/// the others decoded on demand.</summary>
internal sealed class EncodedImages
{
    private readonly string _name;
    private readonly Func<string, Stream> _open;
    private readonly string[] _paths;

    /// <param name="open">Opens an image by its path, from any thread; throws <see cref="InvalidDataException"/> where it cannot.</param>
    /// <param name="itemName">What the report calls an image; by default its path.</param>
    /// <exception cref="InvalidDataException">No image is good.</exception>
    internal EncodedImages(string name, FolderLayout layout, Func<string, Stream> open, Func<LabelledPath, string>? itemName = null)
    {
        (_name, _open) = (name, open);
        if (layout.Question is { } question)
            throw new InvalidDataException($"'{name}': {question}");
        layout = layout with
        {
            Images = [.. layout.Images.Select(i => i with { Class = ClassName.Of(i.Class) })],
            ClassFolders = layout.ClassFolders.Select(f => (f.Part, ClassName.Of(f.Class))).ToHashSet(),
        };
        itemName ??= image => image.Path;
        var faults = new string?[layout.Images.Count];
        Parallel.For(0, faults.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => faults[i] = HeaderFault(layout.Images[i].Path));
        var problems = layout.Problems.ToList();
        problems.AddRange(layout.Images.Zip(faults).Where(p => p.Second is not null)
            .Select(p => new DataProblem(itemName(p.First), $"{p.Second}; it was left out.")));
        var good = layout.Images.Where((_, i) => faults[i] is null).ToArray();
        if (good.Length == 0)
            throw new InvalidDataException($"'{name}' holds no labelled image that can be "
                + $"read.{(problems.Count > 0 ? $" First fault, {problems[0].Item}: {problems[0].Sentence}" : "")}"
                + (layout.Images.Count > 0
                    ? "" : " Put the images of each class into a folder of its own, or list their paths and labels in a CSV file. "
                    + "A table of texts needs the columns text and label."));
        Classes = FolderLayout.Ordered(good.Select(i => i.Class).Distinct());
        var numbers = Classes.Index().ToDictionary(c => c.Item, c => c.Index);
        _paths = [.. good.Select(i => i.Path)];
        Items = [.. good.Select(i => new LabelledItem(i.Path, numbers[i.Class], i.Part))];
        problems.AddRange(Empty(layout, good));
        Report = new(problems);
    }

    internal IReadOnlyList<string> Classes { get; }

    internal IReadOnlyList<LabelledItem> Items { get; }

    internal DataReport Report { get; }

    /// <exception cref="InvalidDataException">The image is damaged behind its header; the sentence names it.</exception>
    internal RawImage Decode(int index)
    {
        try
        {
            using var stream = _open(_paths[index]);
            if (stream.Length > ZipContents.LargestBytes)
                throw new InvalidDataException(ZipContents.TooLarge(stream.Length));
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return ImageDecoding.Decode(bytes);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"'{_paths[index]}' of '{_name}' cannot be decoded. {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    private string? HeaderFault(string path)
    {
        try
        {
            using var stream = _open(path);
            return stream.Length > ZipContents.LargestBytes ? ZipContents.TooLarge(stream.Length) : ImageDecoding.HeaderFault(stream);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return fault.Message.TrimEnd('.');
        }
    }

    /// <summary>Class folders without a good image, and classes that a part lacks.</summary>
    private IEnumerable<DataProblem> Empty(FolderLayout layout, LabelledPath[] good)
    {
        var present = good.Select(i => (i.Part, i.Class)).ToHashSet();
        foreach (var name in layout.ClassFolders.Select(f => f.Class).Distinct().Except(Classes).Order(StringComparer.Ordinal))
            yield return new(name, "The class has no image that can be read; it was left out.");
        foreach (var part in present.Select(p => p.Part).Distinct().Where(p => p != DataPart.Whole).Order())
            foreach (var name in Classes.Where(c => !present.Contains((part, c))))
                yield return new(name, $"The class has no image that can be read in the part '{part}'.");
    }
}
