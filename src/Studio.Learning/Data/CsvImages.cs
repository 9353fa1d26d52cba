using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Studio.Experiments.Data;

namespace Studio.Learning.Data;

/// <summary>Images listed in a CSV file: columns path, label and, if wanted, part; a header may name them in any order.</summary>
/// <remarks>Paths are relative to the CSV file and stay within its folder. Fields are separated by commas and may be quoted (RFC 4180).</remarks>
public sealed class CsvImages : IImageSet
{
    private static readonly string[] s_path = ["path", "image", "file", "filename"], s_label = ["label", "class"], s_part = ["part", "split"];
    private static readonly CsvConfiguration s_format = new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false, Mode = CsvMode.RFC4180, TrimOptions = TrimOptions.Trim, BadDataFound = null, MaxFieldSize = 32_768,
    };
    private readonly string _folder;
    private readonly EncodedImages _images;

    /// <exception cref="InvalidDataException">The file has no line that names an image which can be read.</exception>
    public CsvImages(string path)
    {
        Name = Path.GetFileName(path);
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))! + Path.DirectorySeparatorChar;
        var problems = new List<DataProblem>();
        var lines = new Dictionary<string, (int Number, LabelledPath Image)>(StringComparer.Ordinal);
        foreach (var (number, fields) in Rows(path, problems))
            if (Read(fields, number, lines) is { } fault)
                problems.Add(new($"line {number}", $"{fault}; the line was left out."));
        var images = lines.Values.OrderBy(l => l.Number).Select(l => l.Image).ToArray();
        _images = new(Name, new(images, new HashSet<(DataPart, string)>(), problems), image => File.OpenRead(_folder + image), image => $"line {lines[image.Path].Number}: {image.Path}");
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes => _images.Classes;

    public IReadOnlyList<ImageItem> Items => _images.Items;

    public DataReport Report => _images.Report;

    public RawImage Decode(int index) => _images.Decode(index);

    public void Dispose() { }

    /// <summary>Fields path, label and part of each line, in this order whatever the header says.</summary>
    private static List<(int Line, string[] Fields)> Rows(string path, List<DataProblem> problems)
    {
        var rows = new List<(int, string[])>();
        var (pathColumn, labelColumn, partColumn) = (0, 1, 2);
        var isFirst = true;
        using var reader = new StreamReader(path);
        using var parser = new CsvParser(reader, s_format);
        try
        {
            while (parser.Read())
            {
                var fields = parser.Record!;
                if (isFirst && Column(fields, s_path) is >= 0 and var p && Column(fields, s_label) is >= 0 and var l)
                    (pathColumn, labelColumn, partColumn) = (p, l, Column(fields, s_part));
                else
                    rows.Add((parser.RawRow, [Field(fields, pathColumn), Field(fields, labelColumn), Field(fields, partColumn)]));
                isFirst = false;
            }
        }
        catch (CsvHelperException fault)
        {
            problems.Add(new($"line {parser.RawRow}", $"The file cannot be read on from here: {fault.Message.Split('\n')[0].TrimEnd('.', '\r')}."));
        }
        return rows;
    }

    private static int Column(string[] header, string[] names) => Array.FindIndex(header, h => names.Contains(h.ToLowerInvariant()));

    private static string Field(string[] fields, int column) => column >= 0 && column < fields.Length ? fields[column] : "";

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
        var file = Path.GetFullPath(Path.Combine(_folder, path));
        if (!file.StartsWith(_folder, StringComparison.Ordinal))
            return $"'{Shown(path)}' leads out of the folder of the CSV file";
        if (!File.Exists(file))
            return $"There is no file '{Shown(path)}'";
        var inside = file[_folder.Length..].Replace(Path.DirectorySeparatorChar, '/');
        if (lines.TryAdd(inside, (number, new(inside, part.Length > 0 ? PartNames.Of(part)!.Value : DataPart.Whole, label))))
            return null;
        var earlier = lines[inside];
        return $"'{Shown(path)}' stands on line {earlier.Number} already" + (earlier.Image.Class == label ? "" : $", with the label '{Shown(earlier.Image.Class)}' instead of '{Shown(label)}'");
    }

    private static string Shown(string text) => text.Length <= 120 ? text : text[..120] + "…";
}
