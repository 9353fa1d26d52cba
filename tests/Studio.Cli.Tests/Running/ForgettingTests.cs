using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Experiments.Results.Sequences;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Notebooks.Templates;

namespace Studio.Cli.Tests.Running;

/// <summary>The lesson "What it forgot", carried out in small: a few steps, one seed, two of its methods.</summary>
public sealed class ForgettingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studio-forgetting-");
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
    }

    [Fact]
    public async Task Run_InSmall_SaysWhatIsKeptOfTheOldTaskAndOfEachTask()
    {
        Assert.Equal(ExitCodes.Ok, await StudioCommand.RunAsync(["run", Small(), "--json"], _output, TextWriter.Null));

        var results = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))
            .ToDictionary(l => l.GetProperty("cell").GetString()!, l => l.GetProperty("results"));
        Assert.All(["naive", "held"], id => Assert.NotNull(((Classifier)Read(results[id])).Kept));
        Assert.All(((ComparisonResult)Read(results["compare"])).Rows, r => Assert.Single(r.Kept));
        var sequence = (TaskSequenceResult)Read(results["sequence"]);
        Assert.Equal(["Naive", "Rehearsal"], sequence.Outcomes.Select(o => o.Method.Title));
        Assert.All(sequence.Outcomes, o => Assert.Equal(4, o.Matrix.Rows.Count));
    }

    [Fact]
    public async Task Run_ATaskSequenceAsText_HasARowForEachMethod()
    {
        var notebook = Notebook();

        await StudioCommand.RunAsync(["run",
            Written(notebook with { Cells = [.. notebook.Cells.Where(c => c.Id is "things" or "model" or "sequence")] })], _output,
                TextWriter.Null);

        Assert.Contains("Accuracy after 4 tasks", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches("│ Rehearsal +│", _output.ToString());
    }

    private string Small() => Written(Notebook());

    private static Notebook Notebook()
    {
        var lesson = NotebookTemplate.Find("forgetting").Open();
        return lesson with { Cells = [.. lesson.Cells.Select(Capped)] };
    }

    private static Cell Capped(Cell cell) => cell switch
    {
        Notebooks.Cells.Transfer transfer =>
            transfer with { Seeds = 1, MaxSteps = 2, Recipe = (Recipe.FineTuning)transfer.Recipe with { HeadWarmUpEpochs = 1 } },
        TaskSequence sequence => sequence with
        {
            Seeds = 1, MaxSteps = 1, TestImagesPerClass = 10, FrozenBackbone = null, L2Sp = null, ElasticWeightConsolidation = null,
            LearningWithoutForgetting = null, Joint = null,
        },
        _ => cell,
    };

    private static CellResult Read(JsonElement result) => result.Deserialize<CellResult>(StudioJson.Options)!;

    private string Written(Notebook notebook)
    {
        var file = Path.Combine(_folder.FullName, "lesson.studio.json");
        File.WriteAllText(file, NotebookFile.Write(notebook));
        return file;
    }
}
