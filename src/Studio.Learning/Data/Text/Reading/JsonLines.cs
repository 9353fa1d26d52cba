using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text.Reading;

/// <summary>One JSON object a line, with a member for the text and one for the label; or one array of such objects.</summary>
internal static class JsonLines
{
    /// <summary>Lines that are no JSON, after which a file is given up whose other lines are fewer.</summary>
    private const int MostFaulty = 10_000;

    /// <param name="problems">Receives lines that are no such object.</param>
    /// <exception cref="InvalidDataException">Nearly no line is one.</exception>
    public static IReadOnlyList<TextRow> Read(string text, ProblemList problems)
    {
        var rows = new List<TextRow>();
        if (text.AsSpan().TrimStart().StartsWith("["))
            foreach (var (i, item) in Array(text, problems).Index())
                AddWhole(i + 1, item, rows, problems);
        else
        {
            var (line, faulty) = (0, 0);
            foreach (var range in text.AsSpan().Split('\n'))
            {
                line++;
                if (text.AsSpan(range).IsWhiteSpace())
                    continue;
                try
                {
                    using var document = JsonDocument.Parse(text[range]);
                    AddWhole(line, document.RootElement, rows, problems);
                }
                catch (JsonException fault)
                {
                    problems.Add(new($"line {line}", $"It is no JSON: {fault.Message.Split('.')[0]}; the line was left out."));
                    if (++faulty > MostFaulty && faulty > rows.Count)
                        throw new InvalidDataException($"{faulty:N0} of the first {line:N0} lines are no JSON, the first one is "
                            + $"{problems.First!.Item}. Give one JSON object with 'text' and 'label' a line, or a table.");
                }
            }
        }
        return rows;
    }

    private static JsonElement[] Array(string text, ProblemList problems)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(e => e.Clone())];
        }
        catch (JsonException fault)
        {
            problems.Add(new("line 1", $"It is no JSON: {fault.Message.Split('.')[0]}."));
            return [];
        }
    }

    private static void AddWhole(int line, JsonElement item, List<TextRow> rows, ProblemList problems)
    {
        try
        {
            Add(line, item, rows, problems);
        }
        // An escape of half a character, as cut messages have it, is well-formed JSON and no text.
        catch (InvalidOperationException)
        {
            problems.Add(new($"line {line}", "It holds half a character (a lone surrogate); the line was left out."));
        }
    }

    private static void Add(int line, JsonElement item, List<TextRow> rows, ProblemList problems)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new($"line {line}", "It is no JSON object; the line was left out."));
            return;
        }
        JsonProperty[] members = [.. item.EnumerateObject()];
        string[] names = [.. members.Select(m => m.Name)];
        var (text, label, part) = (TextTable.TextColumn(names), TextTable.LabelColumn(names), TextTable.PartColumn(names));
        if (text < 0 || label < 0)
            problems.Add(new($"line {line}", "It has no member 'text' or no member 'label'; the line was left out."));
        else
            rows.Add(new(line, Value(members[text]), Value(members[label]), part < 0 ? "" : Value(members[part])));
    }

    private static string Value(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString()!,
        JsonValueKind.Null => "",
        _ => member.Value.GetRawText(),
    };
}
