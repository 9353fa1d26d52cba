using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Experiments.Results.Comparison;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Results.Translating;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Notebooks.Templates;

namespace Studio.Cli.Tests.Running;

/// <summary>Lessons of the start page, carried out in small: a few steps, one seed, one of two like cells.
/// The others have tests of their own.</summary>
public sealed class LessonsTests : IDisposable
{
    private const int FewSteps = 3;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"studio-lesson-{Guid.NewGuid():N}{NotebookFile.Ending}");
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        File.Delete(_file);
        _output.Dispose();
    }

    [Theory]
    [InlineData("few-labels", typeof(ComparisonResult)), InlineData("labels-saved", typeof(LabelEfficiencyResult)),
        InlineData("which-backbone", typeof(BackboneChoiceResult))]
    [InlineData("drawing", typeof(Generator)), InlineData("writing", typeof(LanguageModel)),
        InlineData("write-with-it", typeof(LanguageModel))]
    [InlineData("lstm-or-gru", typeof(ComparisonResult)), InlineData("numbers", typeof(Translator))]
    public async Task Run_InSmall_CompletesEveryCellAndKnowsWhatIsAsked(string key, Type last)
    {
        var lesson = NotebookTemplate.Find(key).Open();
        lesson = lesson with
            { Cells = [.. lesson.Cells.Where(c => c.Id is not ("cloths" or "for-cloths" or "prediction-2")).Select(Small)] };
        await File.WriteAllTextAsync(_file, NotebookFile.Write(lesson), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Ok, await StudioCommand.RunAsync(["run", _file, "--json"], _output, TextWriter.Null));

        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))
            .ToDictionary(l => l.GetProperty("cell").GetString()!);
        Assert.Equal(lesson.Cells.Where(c => c.IsRunnable && c is not TryIt).Select(c => c.Id).Order(), lines.Keys.Order());
        Assert.All(lines.Values, l => Assert.Equal("Completed", l.GetProperty("status").GetString()));
        Assert.IsType(last, Read(lines.Values.Last()));
        // Two labels per class are too few to say how many were saved.
        Assert.All(lesson.Cells.OfType<Prediction>().Where(p => lesson.Cell(p.Of!) is not LabelEfficiency),
            p => Assert.Contains(p.Figure, Read(lines[p.Of!]).Figures.Select(f => f.Name)));
    }

    private static CellResult Read(JsonElement line) => line.GetProperty("results").Deserialize<CellResult>(StudioJson.Options)!;

    private static Cell Small(Cell cell) => cell switch
    {
        // The same things, with a fifth of the images to test on.
        Dataset { Source: "glyphs-target" } data => data with { Source = "glyphs-copied" },
        Notebooks.Cells.Transfer transfer => transfer with { Seeds = 1, MaxSteps = FewSteps },
        LabelEfficiency efficiency => efficiency with { Seeds = 1, MostLabels = 2, MaxSteps = FewSteps },
        DrawGlyphs drawing => drawing with { Settings = drawing.Settings with { Steps = FewSteps } },
        Translate translate => translate with
            { MaxSentences = 100, Settings = translate.Settings with { Epochs = 1, HiddenSize = 8, MaxWords = 12 } },
        WriteText writing => writing with { Settings = writing.Settings with { Steps = FewSteps } },
        TrainLanguageModel model => model with { Seeds = 1, MaxSteps = FewSteps },
        _ => cell,
    };
}
