using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Studio.Experiments.Data;

namespace Studio.Learning.Data.Images;

/// <summary>Which columns of a list of images are what.</summary>
/// <param name="Rows">Path, label and part of each line, in this order whatever the header says; missing ones are empty.</param>
/// <param name="Note">How the columns were interpreted, where that is not obvious; null for commas and the usual names.</param>
internal sealed record CsvTable(IReadOnlyList<(int Line, string[] Fields)> Rows, string? Note)
{
    private const int Sampled = 20;

    private static readonly char[] s_separators = [',', ';', '\t', '|'];
    private static readonly string[] s_path = ["path", "image", "file", "filename", "filepath", "imagepath", "imagefile", "imagename",
        "img", "imgpath", "imageid", "picture", "photo", "id", "url"];
    private static readonly string[] s_label =
        ["label", "class", "labels", "category", "choice", "target", "classname", "labelname", "species", "breed", "tag", "answer", "y"];
    private static readonly string[] s_part = ["part", "split", "set", "subset", "fold", "usage"];

    internal static CsvTable Read(string text, List<DataProblem> problems)
    {
        var separator = s_separators.MaxBy(s => Regularity(text, s));
        var lines = Parsed(text, separator, int.MaxValue, problems);
        if (lines.Count == 0)
            return new([], null);
        var header = lines[0].Fields;
        var (path, label, part) = (Column(header, s_path), Column(header, s_label), Column(header, s_part));
        if (path >= 0 && label >= 0)
            return new(Picked(lines.Skip(1), f => Field(f, label)), Note(header[path], $"'{header[label]}'", label));
        if (path >= 0 && OneHot(lines, path, part) is { } classes)
            return new(Picked(lines.Skip(1), f => classes.Where(c => IsOne(Field(f, c))).Select(c => header[c]).FirstOrDefault("")),
                $"Each of {string.Join(", ", classes.Take(4).Select(c => $"'{header[c]}'"))}{(classes.Length > 4 ? ", …" : "")} is a "
                    + "class: the column that holds 1.");
        (path, part) = (0, 2);
        return new(Picked(lines, f => Field(f, 1)), separator == ',' ? null : $"Its fields are separated by {Named(separator)}.");

        (int, string[])[] Picked(IEnumerable<(int Line, string[] Fields)> rows, Func<string[], string> labelOf) =>
            [.. rows.Select(r => (r.Line, new[] { Field(r.Fields, path), labelOf(r.Fields), Field(r.Fields, part) }))];

        string? Note(string pathName, string labelName, int column) =>
            separator == ',' && Plain(pathName) is "path" or "image" or "file" or "filename" && Plain(header[column]) is "label" or "class"
            ? null : $"'{pathName}' is the path and {labelName} the class; fields are separated by {Named(separator)}.";
    }

    /// <summary>Columns of classes: all but the path and the part, where every line has a single 1 among zeros.</summary>
    private static int[]? OneHot(List<(int Line, string[] Fields)> lines, int path, int part)
    {
        int[] columns = [.. Enumerable.Range(0, lines[0].Fields.Length).Where(c => c != path && c != part)];
        return columns.Length > 1 && lines.Count > 1 && lines.Skip(1).All(l => columns.Count(c => IsOne(Field(l.Fields, c))) == 1
            && columns.All(c => IsOne(Field(l.Fields, c)) || Number(Field(l.Fields, c)) == 0)) ? columns : null;
    }

    private static bool IsOne(string field) => Number(field) == 1;

    private static double? Number(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Lines that have as many fields as the first one, at least two.</summary>
    private static int Regularity(string text, char separator)
    {
        var lines = Parsed(text, separator, Sampled, []);
        return lines.Count == 0 || lines[0].Fields.Length < 2 ? 0 : lines.Count(l => l.Fields.Length == lines[0].Fields.Length);
    }

    private static List<(int Line, string[] Fields)> Parsed(string text, char separator, int most, List<DataProblem> problems)
    {
        var rows = new List<(int, string[])>();
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false, Mode = CsvMode.RFC4180, TrimOptions = TrimOptions.Trim, BadDataFound = null, MaxFieldSize = 32_768,
            Delimiter = $"{separator}",
        });
        try
        {
            while (rows.Count < most && parser.Read())
                rows.Add((parser.RawRow, parser.Record!));
        }
        catch (CsvHelperException fault)
        {
            problems.Add(new($"line {parser.RawRow}", "The file cannot be read on from here: "
                + $"{fault.Message.Split('\n')[0].TrimEnd('.', '\r')}."));
        }
        return rows;
    }

    /// <summary>By the order of the names: a file of ids may have paths, too.</summary>
    private static int Column(string[] header, string[] names) =>
        names.Select(n => Array.FindIndex(header, h => Plain(h) == n)).FirstOrDefault(i => i >= 0, -1);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Field(string[] fields, int column) => column >= 0 && column < fields.Length ? fields[column] : "";

    private static string Named(char separator) => separator switch { ',' => "commas", ';' => "semicolons", '\t' => "tabs", _ => "bars" };
}
