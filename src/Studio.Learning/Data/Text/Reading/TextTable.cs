using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Studio.Experiments.Data;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>Rows of a table with a column of texts and one of labels, whatever separates them and with or without a header.</summary>
/// <remarks>Commas, semicolons and bars follow RFC 4180. Between tabs a quote is a character like others, as most corpora have it, unless
/// a field both begins and ends with one.</remarks>
/// <param name="Note">How the columns were interpreted, where that is not obvious.</param>
internal sealed record TextTable(IReadOnlyList<TextRow> Rows, string? Note)
{
    private const int Sampled = 200;

    private static readonly char[] s_separators = ['\t', ',', ';', '|'];
    private static readonly string[] s_text = ["text", "sentence", "review", "message", "content", "comment", "phrase", "tweet", "document",
        "sms", "body", "title", "headline", "description", "v2"];
    private static readonly string[] s_label = ["label", "class", "category", "sentiment", "target", "polarity", "rating", "stars",
        "labelname", "classname", "topic", "intent", "emotion", "v1", "y"];
    private static readonly string[] s_part = ["part", "split", "set", "subset", "fold", "usage"];

    /// <param name="problems">Receives where the file cannot be read on.</param>
    public static TextTable Read(string text, List<DataProblem> problems)
    {
        var separator = s_separators.MaxBy(s => Regularity(text, s));
        var lines = Parsed(text, separator, int.MaxValue, problems);
        if (lines.Count == 0)
            return new([], null);
        var header = lines[0].Fields;
        var (textAt, labelAt, partAt) = (Column(header, s_text), Column(header, s_label), Column(header, s_part));
        if (textAt >= 0 && labelAt >= 0)
            return new(Rows(lines.Skip(1)), null);
        (labelAt, textAt, partAt) = (Fewest(lines), Longest(lines), -1);
        if (labelAt == textAt)
            return new([], "Its columns cannot be told apart: one of texts and one of labels are needed. Name them 'text' and 'label' in "
                + "a first line.");
        var hasHeader = HasHeader(lines, labelAt);
        return new(Rows(hasHeader ? lines.Skip(1) : lines), $"Column {textAt + 1} was read as the text and column {labelAt + 1} as the "
            + $"label{(hasHeader ? ", the first line as a header" : "")}. Name them 'text' and 'label' in a first line if that is wrong.");

        TextRow[] Rows(IEnumerable<(int Line, string[] Fields)> of) =>
            [.. of.Select(l => new TextRow(l.Line, Field(l.Fields, textAt), Field(l.Fields, labelAt), Field(l.Fields, partAt)))];
    }

    /// <summary>Whether a text has a first line that names its columns, or rows of two fields or more.</summary>
    public static bool IsTable(string text) => s_separators.Any(s => Parsed(text, s, Sampled, []) is { Count: > 0 } lines
        && (Column(lines[0].Fields, s_text) >= 0 && Column(lines[0].Fields, s_label) >= 0
            || lines.Count(l => l.Fields.Length > 1) > 0.9 * lines.Count));

    /// <summary>The column with the fewest different values, for labels repeat and texts do not.</summary>
    private static int Fewest(List<(int Line, string[] Fields)> lines)
    {
        var sample = lines.Take(10 * Sampled).ToArray();
        return Enumerable.Range(0, sample.Max(l => l.Fields.Length))
            .MinBy(c => sample.Select(l => Field(l.Fields, c)).Distinct(StringComparer.Ordinal).Count() is var count and > 1
                ? count : int.MaxValue);
    }

    private static int Longest(List<(int Line, string[] Fields)> lines) =>
        Enumerable.Range(0, lines.Take(Sampled).Max(l => l.Fields.Length))
            .MaxBy(c => lines.Take(10 * Sampled).Sum(l => (long)Field(l.Fields, c).Length));

    /// <summary>A first line whose label never comes again, among rows enough to tell.</summary>
    private static bool HasHeader(List<(int Line, string[] Fields)> lines, int label) =>
        lines.Count > 10 && lines.Skip(1).All(l => Field(l.Fields, label) != Field(lines[0].Fields, label))
        && lines.Skip(1).Select(l => Field(l.Fields, label)).Distinct(StringComparer.Ordinal).Count() < lines.Count / 2;

    /// <summary>Lines that have as many fields as the first one, at least two.</summary>
    private static int Regularity(string text, char separator)
    {
        var lines = Parsed(text, separator, Sampled, []);
        return lines.Count == 0 || lines[0].Fields.Length < 2 ? 0 : lines.Count(l => l.Fields.Length == lines[0].Fields.Length);
    }

    private static List<(int Line, string[] Fields)> Parsed(string text, char separator, int most, List<DataProblem> problems) =>
        separator == '\t' ? Tabbed(text, most) : Quoted(text, separator, most, problems);

    private static List<(int Line, string[] Fields)> Tabbed(string text, int most)
    {
        var (rows, line) = (new List<(int, string[])>(), 0);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            line++;
            if (text.AsSpan(range).Trim(' ').Length > 0)
                rows.Add((line, [.. text[range].Split('\t').Select(Unquoted)]));
            if (rows.Count >= most)
                break;
        }
        return rows;
    }

    private static string Unquoted(string field) => field.Length > 1 && field[0] == '"' && field[^1] == '"'
        ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;

    private static List<(int Line, string[] Fields)> Quoted(string text, char separator, int most, List<DataProblem> problems)
    {
        var rows = new List<(int, string[])>();
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false, Mode = CsvMode.RFC4180, BadDataFound = null, Delimiter = $"{separator}",
        });
        try
        {
            while (rows.Count < most && parser.Read())
                rows.Add((parser.RawRow - parser.RawRecord.Count(c => c == '\n') + (parser.RawRecord.EndsWith('\n') ? 1 : 0),
                    parser.Record!));
        }
        catch (CsvHelperException fault)
        {
            problems.Add(new($"line {parser.RawRow}", "The file cannot be read on from here: "
                + $"{fault.Message.Split('\n')[0].TrimEnd('.', '\r')}."));
        }
        return rows;
    }

    /// <summary>By the order of the names: a file with a title may have a text, too.</summary>
    internal static int Column(IReadOnlyList<string> header, string[] names) =>
        names.Select(n => header.Index().Where(h => Plain(h.Item) == n).Select(h => h.Index).FirstOrDefault(-1))
            .FirstOrDefault(i => i >= 0, -1);

    internal static int TextColumn(IReadOnlyList<string> names) => Column(names, s_text);

    internal static int LabelColumn(IReadOnlyList<string> names) => Column(names, s_label);

    internal static int PartColumn(IReadOnlyList<string> names) => Column(names, s_part);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Field(string[] fields, int column) => column >= 0 && column < fields.Length ? fields[column] : "";
}
