using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Coach;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Notebooks.Templates;

namespace Studio.Cli.Tests.Running;

/// <summary>The lesson "Five ways to spoil a transfer", run with a fifth of its test images: the coach names every mistake,
/// and has nothing to report on the fixed cell beside it.</summary>
public sealed class FiveWaysTests : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"studio-five-ways-{Guid.NewGuid():N}{NotebookFile.Ending}");
    private readonly StringWriter _output = new();
    private Dictionary<string, Classifier> _trained = [];

    public async ValueTask InitializeAsync()
    {
        var lesson = NotebookTemplate.Find("five-ways").Open();
        lesson = lesson with { Cells = [.. lesson.Cells.Select(c => c is Dataset { Id: "things" } things
            ? things with { Source = "glyphs-copied", DropCopies = true } : c)] };
        await File.WriteAllTextAsync(_file, NotebookFile.Write(lesson));
        Assert.Equal(ExitCodes.Ok, await StudioCommand.RunAsync(["run", _file, "--json"], _output, TextWriter.Null));
        _trained = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))
            .Where(l => l.GetProperty("kind").GetString() == "transfer")
            .ToDictionary(l => l.GetProperty("cell").GetString()!,
                l => (Classifier)l.GetProperty("results").Deserialize<CellResult>(StudioJson.Options)!);
    }

    [Fact]
    public void Coach_OnEachPair_NamesTheMistakeAndIsSilentOnItsTwin()
    {
        Assert.Equal("Learning rate too high", Only("rate"));
        Assert.Equal("The frozen backbone is not frozen", Only("statistics"));
        Assert.Equal("Input range differs from pretraining", Only("range"));
        Assert.Equal("Test images in the training data", Only("copies"));
        Assert.Equal("Accuracy hides a rare class", Only("rare"));
        Assert.All(_trained.Where(t => t.Key.EndsWith("-mended", StringComparison.Ordinal)),
            t => Assert.Equal([], TransferCoach.Of(t.Value).Select(f => f.Title)));
        Assert.Equal(10, _trained.Count);
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_file);
        _output.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Only(string pair) => Assert.Single(TransferCoach.Of(_trained[pair + "-spoilt"])).Title;
}
