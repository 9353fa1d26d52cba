using System.Globalization;
using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Tests;

/// <summary>What earlier versions wrote into journals and databases is read for ever.</summary>
public sealed class OlderVersionsTests
{
    public static TheoryData<string> Events => [.. Lines("2026-11", "events.jsonl")];

    public static TheoryData<string> Results => [.. Lines("2026-11", "results.jsonl"), .. Lines("2026-11-flat", "results.jsonl")];

    /// <summary>Classifiers whose figures stood side by side with what they were measured on, under two generations of names.</summary>
    public static TheoryData<string> FlatClassifiers =>
        [.. Results.Select(r => r.Data).Where(l => l.Contains("\"bestEpoch\"", StringComparison.Ordinal))];

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

    [Theory, MemberData(nameof(FlatClassifiers))]
    public void Read_AFlatClassifier_HasEveryFigureInItsGroup(string line)
    {
        using var document = JsonDocument.Parse(line);
        var flat = document.RootElement.GetProperty("result");

        var read = Assert.IsType<Classifier>(StudioJson.Read<CellResult>(flat.GetRawText()));

        Assert.Equal(Numbers(flat.GetRawText()), Numbers(StudioJson.Write<CellResult>(read)));
        Assert.Equal(flat.GetProperty("backbone").GetString(), read.Network);
        Assert.Equal(flat.GetProperty("dataset").GetString(), read.Dataset);
        Assert.Equal(new PartSizes(Count("fitImages", "trainImages"), Count("chooseImages", "validationImages"), Count("testImages")),
            read.Items);
        Assert.Equal(new EpochCount(Count("epochs"), Count("bestEpoch")), read.Epochs);
        Assert.Equal(flat.GetProperty("accuracy").GetProperty("estimate").GetDouble(), read.Test.Accuracy.Estimate);
        Assert.Equal(flat.GetProperty("macroF1").GetDouble(), read.Test.MacroF1);
        Assert.Equal(flat.GetProperty("calibrationError").GetDouble(), read.Test.CalibrationError);
        Assert.Equal(flat.GetProperty("confusion").GetRawText(), StudioJson.Write(read.Test.Confusion));
        Assert.Equal(flat.GetProperty("seconds").GetDouble(), read.Seconds);
        Assert.NotNull(read.Evidence);

        int Count(params string[] names) =>
            names.Where(n => flat.TryGetProperty(n, out _)).Select(n => flat.GetProperty(n).GetInt32()).Single();
    }

    [Fact]
    public void Read_AGridAndATextOfAnEarlierVersion_AreAGeneratorAndALanguageModel()
    {
        const string file = """{"sha256":"a","ending":"safetensors","bytes":7}""";

        var generator = Assert.IsType<Generator>(StudioJson.Read<CellResult>(
            $$"""{"kind":"sketch-result","generator":{{file}},"lastGrid":{"sha256":"b","ending":"png","bytes":1},"steps":4,"seconds":3.5}"""));
        var model = Assert.IsType<LanguageModel>(StudioJson.Read<CellResult>(
            $$"""{"kind":"writing-result","model":{{file}},"written":"The sea","perplexity":40.5,"steps":4,"seconds":0.5}"""));

        Assert.Equal((new("a", "safetensors", 7), new("b", "png", 1), 4, 3.5),
            (generator.Model, generator.Samples, generator.Steps, generator.Seconds));
        Assert.Equal((new("a", "safetensors", 7), "The sea", 40.5, 4, 0.5),
            (model.Model, model.Sample, model.Perplexity, model.Steps, model.Seconds));
    }

    [Theory]
    [InlineData("fitLoss", "chooseLoss", "chooseAccuracy", "chooseMacroF1")]
    [InlineData("trainLoss", "validationLoss", "validationAccuracy", "validationMacroF1")]
    public void Read_AnEpochOfAnEarlierCheckpoint_HasTheFiguresOfAClassifier(string train, string loss, string accuracy, string macroF1)
    {
        var former = $$"""
            {"epoch":2,"step":12,"{{train}}":0.5,"{{loss}}":0.25,"{{accuracy}}":0.75,"{{macroF1}}":0.7,
             "confusion":{"classes":["ant","bee"],"counts":[[2,0],[1,1]]},"isBest":true}
            """;

        var epoch = StudioJson.Read<TrainingEvent.EpochFinished>(former);

        Assert.Equal((2, 12, 0.5, true), (epoch.Epoch, epoch.Step, epoch.TrainLoss, epoch.IsBest));
        var figures = Assert.IsType<ClassificationFigures>(epoch.Validation);
        Assert.Equal((0.25, 0.75), (figures.Loss, figures.Scores.Accuracy));
    }

    [Fact]
    public void Read_AFlatResultAmongTheInputsOfARun_IsGroupedToo()
    {
        using var document = JsonDocument.Parse(FlatClassifiers.First().Data);
        var former = $$"""{"transfer":{{document.RootElement.GetProperty("result").GetRawText()}},"transfer#1":null}""";

        Assert.IsType<Classifier>(StudioJson.Read<Dictionary<string, CellResult?>>(former)["transfer"]);
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

    private static IEnumerable<string> Lines(string version, string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", version, file));
}
