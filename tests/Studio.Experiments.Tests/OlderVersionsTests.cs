using System.Globalization;
using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Tests;

/// <summary>What earlier versions wrote into journals and databases is read for ever.</summary>
public sealed class OlderVersionsTests
{
    public static TheoryData<string> Events => Lines("events.jsonl");

    public static TheoryData<string> Results => Lines("results.jsonl");

    [Theory, MemberData(nameof(Events))]
    public void Read_AnEvent_KeepsItsContent(string line)
    {
        var read = StudioJson.Read<RunEvent>(line);

        Assert.Equal(StudioJson.Write(read), StudioJson.Write(StudioJson.Read<RunEvent>(StudioJson.Write(read))));
        Assert.Equal(Numbers(line), Numbers(StudioJson.Write(read)));
    }

    [Theory, MemberData(nameof(Results))]
    public void Read_AResult_ShowsTheSameFigures(string line)
    {
        using var expected = JsonDocument.Parse(line);

        var result = StudioJson.Read<CellResult>(expected.RootElement.GetProperty("result").GetRawText());

        Assert.Equal(expected.RootElement.GetProperty("headline").GetString(), result.Headline());
        Assert.Equal(expected.RootElement.GetProperty("figures").EnumerateArray().Select(f => f.GetString()), Figures(result));
    }

    [Theory, MemberData(nameof(Results))]
    public void Read_AResult_HasASentenceAndWholeTables(string line)
    {
        using var document = JsonDocument.Parse(line);

        var result = StudioJson.Read<CellResult>(document.RootElement.GetProperty("result").GetRawText());

        Assert.NotEmpty(result.Summary());
        Assert.All(result.Tables(), table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
    }

    private static IEnumerable<string> Figures(CellResult result) => result.Figures.Select(f => f switch
    {
        ResultFigure.Number number => string.Create(CultureInfo.InvariantCulture, $"{number.Name} {number.Value:0.###}"),
        _ => $"{f.Name} {StudioJson.Write<object>(f)}",
    });

    /// <summary>All numbers in the text, in order: names may change, what was measured may not.</summary>
    private static IEnumerable<double> Numbers(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Of(document.RootElement).Order()];

        static IEnumerable<double> Of(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Number => [element.GetDouble()],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Of),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Of(p.Value)),
            _ => [],
        };
    }

    private static TheoryData<string> Lines(string file) => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "2026-11", file))];
}
