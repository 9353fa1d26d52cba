using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Images;

/// <summary>Images listed in a text file: columns path, label and, if wanted, part; a header may name them in any
/// order, or have a column for each class.</summary>
/// <remarks>Paths are relative to the file and stay within its folder; of a path from another machine,
/// the longest end that exists here is taken. Fields are separated by commas, semicolons, tabs or bars and may be quoted (RFC 4180).
/// Encoding: <see cref="TextDecoding"/>.</remarks>
public sealed class CsvImages : IImageSet
{
    private const long LargestBytes = 256L << 20;

    private readonly string _folder;
    private readonly EncodedImages _images;

    /// <exception cref="InvalidDataException">The file has no line that names an image which can be read.</exception>
    public CsvImages(string path)
    {
        Name = Path.GetFileName(path);
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))! + Path.DirectorySeparatorChar;
        var problems = new List<DataProblem>();
        var lines = new Dictionary<string, (int Number, LabelledPath Image)>(StringComparer.Ordinal);
        if (new FileInfo(path).Length > LargestBytes)
            throw new InvalidDataException($"'{Name}' is larger than {LargestBytes >> 20} MB, so it is hardly a list of images.");
        var table = CsvTable.Read(TextDecoding.Decode(File.ReadAllBytes(path)), problems);
        foreach (var (number, fields) in table.Rows)
            if (Read(fields, number, lines) is { } fault)
                problems.Add(new($"line {number}", $"{fault}; the line was left out."));
        if (table.Note is { } note)
            problems.Insert(0, new(Name, note));
        var images = lines.Values.OrderBy(l => l.Number).Select(l => l.Image).ToArray();
        _images = new(Name, new(images, new HashSet<(DataPart, string)>(), problems), image => File.OpenRead(_folder + image),
            image => $"line {lines[image.Path].Number}: {image.Path}");
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes => _images.Classes;

    public IReadOnlyList<LabelledItem> Items => _images.Items;

    public DataReport Report => _images.Report;

    public RawImage Decode(int index) => _images.Decode(index);

    public void Dispose() { }

    /// <summary>Notes a line's image; says what is wrong with a line that names none.</summary>
    private string? Read(string[] fields, int number, Dictionary<string, (int Number, LabelledPath Image)> lines)
    {
        var (path, label, part) = (fields[0].Replace('\\', '/'), fields[1], fields[2]);
        if (path.Length == 0 || label.Length == 0)
            return "A path and a label were expected";
        if (part.Length > 0 && PartNames.Of(part) is null)
            return $"The part '{Shown(part)}' is neither train nor val nor test";
        if (path.Contains('\0', StringComparison.Ordinal))
            return "The path holds a zero byte";
        if (Found(path) is not { } file)
            return Path.GetFullPath(Path.Combine(_folder, path)).StartsWith(_folder, StringComparison.Ordinal) || Path.IsPathRooted(path)
                ? $"There is no file '{Shown(path)}'" : $"'{Shown(path)}' leads out of the folder of the CSV file";
        var inside = file[_folder.Length..].Replace(Path.DirectorySeparatorChar, '/');
        if (lines.TryAdd(inside, (number, new(inside, part.Length > 0 ? PartNames.Of(part)!.Value : DataPart.Whole, label))))
            return null;
        var earlier = lines[inside];
        return $"'{Shown(path)}' stands on line {earlier.Number} already"
            + (earlier.Image.Class == label ? "" : $", with the label '{Shown(earlier.Image.Class)}' instead of '{Shown(label)}'");
    }

    /// <summary>The file itself, or the longest end of its path that is here; a path without an ending may be an
    /// image of any kind.</summary>
    private string? Found(string path)
    {
        string[] names = [.. path.Split('/').Where(n => n.Length > 0 && n != ".")];
        if (names.Contains(".."))
            return Path.GetFullPath(Path.Combine(_folder, path)) is var file && file.StartsWith(_folder, StringComparison.Ordinal)
                && File.Exists(file) ? file : null;
        for (var skipped = 0; skipped < names.Length; skipped++)
        {
            var end = Path.Combine(_folder, Path.Combine(names[skipped..]));
            if (s_endings.Select(e => end + e).FirstOrDefault(File.Exists) is { } found)
                return found;
        }
        return null;
    }

    private static readonly string[] s_endings = ["", ".jpg", ".png", ".jpeg", ".JPG", ".PNG"];

    private static string Shown(string text) => text.Length <= 120 ? text : text[..120] + "…";
}
