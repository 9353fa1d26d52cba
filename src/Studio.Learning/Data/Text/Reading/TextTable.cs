using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>Rows of a table with a column of texts and one of labels, whatever separates them and with or without a header.</summary>
/// <remarks>Commas, semicolons and bars follow RFC 4180. Between tabs a quote is a character like others, as most corpora have it, unless
/// a field both begins and ends with one.</remarks>
/// <param name="Note">How the columns were interpreted, where that is not obvious.</param>
internal sealed record TextTable(IReadOnlyList<TextRow> Rows, string? Note)
{
    private const int Sampled = 200, LeastMeanLength = 12;

    private static readonly char[] s_separators = ['\t', ',', ';', '|'];
    private static readonly string[] s_text = ["text", "sentence", "review", "message", "content", "comment", "phrase", "tweet", "document",
        "sms", "body", "title", "headline", "description", "v2"];
    private static readonly string[] s_label = ["label", "class", "category", "sentiment", "target", "polarity", "rating", "stars",
        "labelname", "classname", "topic", "intent", "emotion", "v1", "y"];
    private static readonly string[] s_part = ["part", "split", "set", "subset", "fold", "usage"];

    /// <param name="problems">Receives where the file cannot be read on.</param>
    public static TextTable Read(string text, ProblemList problems)
    {
        var separator = s_separators.MaxBy(s => Regularity(text, s));
        var lines = Parsed(text, separator, int.MaxValue, problems);
        if (lines.Count == 0)
            return new([], null);
        var header = lines[0].Fields;
        var (textAt, labelAt, partAt) = (Column(header, s_text), Column(header, s_label), Column(header, s_part));
        if (textAt >= 0 && labelAt >= 0)
            return new(Taken(lines.Skip(1), labelAt, partAt, textAt), null);
        if (textAt >= 0)
            return new([], $"It has a column '{header[textAt]}' and none of labels; it was left out. Call the column of labels 'label'.");
        labelAt = Fewest(lines);
        var texts = Wordy(lines, labelAt);
        if (texts.Length == 0)
            return new([], "Its columns cannot be told apart: one of texts and one of labels are needed. Name them 'text' and 'label' in "
                + "a first line.");
        var hasHeader = HasHeader(lines, labelAt);
        return new(Taken(hasHeader ? lines.Skip(1) : lines, labelAt, part: -1, texts),
            $"Column {string.Join(" and ", texts.Select(t => t + 1))} was read as the text and column {labelAt + 1} as the "
                + $"label{(hasHeader ? ", the first line as a header" : "")}. Name them 'text' and 'label' in a first line if that is "
                + "wrong.");
    }

    private static TextRow[] Taken(IEnumerable<(int Line, string[] Fields)> lines, int label, int part, params int[] texts) =>
        [.. lines.Select(l => new TextRow(l.Line, string.Join(' ', texts.Select(t => Field(l.Fields, t)).Where(t => t.Length > 0)),
            Field(l.Fields, label), Field(l.Fields, part)))];

    /// <summary>Whether a text has a first line that names its columns, or rows of two fields or more.</summary>
    public static bool IsTable(string text) => s_separators.Any(s => Parsed(text, s, Sampled, new("")) is { Count: > 0 } lines
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

    /// <summary>The columns of words beside the labels, such as a title and a description; else the longest one.</summary>
    private static int[] Wordy(List<(int Line, string[] Fields)> lines, int label)
    {
        var sample = lines.Take(Sampled).ToArray();
        double Length(int column) => sample.Average(l => Field(l.Fields, column).Length);
        int[] others = [.. Enumerable.Range(0, sample.Max(l => l.Fields.Length)).Where(c => c != label)];
        int[] wordy = [.. others.Where(c => Length(c) >= LeastMeanLength)];
        return wordy.Length > 0 || others.Length == 0 ? wordy : [others.MaxBy(Length)];
    }

    /// <summary>A first line whose label never comes again, among rows enough to tell.</summary>
    private static bool HasHeader(List<(int Line, string[] Fields)> lines, int label) =>
        lines.Count > 10 && lines.Skip(1).All(l => Field(l.Fields, label) != Field(lines[0].Fields, label))
        && lines.Skip(1).Select(l => Field(l.Fields, label)).Distinct(StringComparer.Ordinal).Count() < lines.Count / 2;

    /// <summary>Lines that have as many fields as the first one, at least two.</summary>
    private static int Regularity(string text, char separator)
    {
        var lines = Parsed(text, separator, Sampled, new(""));
        return lines.Count == 0 || lines[0].Fields.Length < 2 ? 0 : lines.Count(l => l.Fields.Length == lines[0].Fields.Length);
    }

    private static List<(int Line, string[] Fields)> Parsed(string text, char separator, int most, ProblemList problems) =>
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

    private static List<(int Line, string[] Fields)> Quoted(string text, char separator, int most, ProblemList problems)
    {
        var rows = new List<(int, string[])>();
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false, Mode = CsvMode.RFC4180, BadDataFound = null, Delimiter = $"{separator}",
        });
        try
        {
            for (var line = 1; rows.Count < most && parser.Read(); line += parser.RawRecord.Count(c => c == '\n'))
            {
                rows.Add((line, parser.Record!));
                if (parser.RawRecord.Count(c => c == '"') % 2 == 1)
                    problems.Add(new($"line {line}", "A quote is opened here and not closed, so that the lines behind it were read as part "
                        + "of it. Close it, or write it twice if it belongs to the text."));
            }
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
