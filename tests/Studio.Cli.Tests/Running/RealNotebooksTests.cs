using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Coach;
using Studio.Experiments.Results;
using Studio.Learning.Tests.Fixtures;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;

namespace Studio.Cli.Tests.Running;

/// <summary>The notebooks on real photos and digits, whose README has their figures: each is carried out with a few labels, steps and one
/// seed, to see that it runs.</summary>
public sealed class RealNotebooksTests : IDisposable
{
    private const int FewSteps = 3;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studio-real-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Notebooks_AllThatAreThere_AreCarriedOutByATest() =>
        Assert.Equal(["ants-and-bees", "ants-and-bees-20-labels", "usps-frame", "usps-lenet", "usps-lenet-labels", "usps-resnet"],
            Directory.GetFiles(Folder, "*" + NotebookFile.Ending).Select(f => Path.GetFileName(f)[..^NotebookFile.Ending.Length])
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("ants-and-bees"), InlineData("ants-and-bees-20-labels")]
    public Task Run_AntsAndBees_KnowImageNet(string name) => CarriesOut(name,
        "--data", $"hymenoptera={SharedFolder.Data("hymenoptera/hymenoptera.zip")}", "--weights",
        $"squeezenet1-0-imagenet={SharedFolder.Data("weights/imagenet/squeezenet1_0-deepcompressed.safetensors")}");

    [Theory]
    [InlineData("usps-lenet"), InlineData("usps-lenet-labels")]
    public Task Run_LeNetOnUsps_KnowsMnist(string name) => CarriesOut(name,
        "--data", $"usps={SharedFolder.Data("usps")}", "--weights",
        $"lenet5-mnist={SharedFolder.Data("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth")}");

    [Fact]
    public async Task Run_DigitsUpToTheEdge_AreNamedByTheCoachAndTheirTwinIsNot()
    {
        await Run_LeNetOnUsps_KnowsMnist("usps-frame");

        Assert.Contains("Objects larger than in pretraining", Titles("frame-spoilt"));
        Assert.DoesNotContain("Objects larger than in pretraining", Titles("frame-mended"));
    }

    [Fact]
    public async Task Run_ResNetOnUsps_ResumesFromWhatTransferWrote()
    {
        var weights = Path.Combine(_folder.FullName, "resnet20-mnist.safetensors");
        Assert.Equal(ExitCodes.Ok,
            await StudioCommand.RunAsync(["transfer", "--backbone", "resnet20-cifar", "--data", SharedFolder.Data("usps"), "--recipe",
                "from-scratch",
            "--labels-per-class", "2", "--max-steps", "1", "--out", weights, "--checkpoint", weights + ".part"], TextWriter.Null, _error));

        await CarriesOut("usps-resnet", "--data", $"usps={SharedFolder.Data("usps")}", "--weights", $"resnet20-mnist={weights}");
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Notebooks");

    private async Task CarriesOut(string name, params string[] files)
    {
        var notebook = NotebookFile.Read(await File.ReadAllTextAsync(Path.Combine(Folder, name + NotebookFile.Ending),
            TestContext.Current.CancellationToken));
        var small = Path.Combine(_folder.FullName, name + NotebookFile.Ending);
        await File.WriteAllTextAsync(small, NotebookFile.Write(notebook with { Cells = [.. notebook.Cells.Select(Small)] }),
            TestContext.Current.CancellationToken);

        var code = await StudioCommand.RunAsync(["run", small, .. files, "--json"], _output, _error);

        Assert.True(code == ExitCodes.Ok, _output.ToString());
        Assert.Equal(notebook.Cells.Where(c => c.IsRunnable).Select(c => c.Id).Order(),
            _output.ToString().TrimEnd().Split('\n').Select(l => JsonElement.Parse(l).GetProperty("cell").GetString()).Order());
    }

    private IEnumerable<string> Titles(string cell)
    {
        var line = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))
            .Single(l => l.GetProperty("cell").GetString() == cell);
        return TransferCoach.Of((Classifier)line.GetProperty("results").Deserialize<CellResult>(StudioJson.Options)!).Select(f => f.Title);
    }

    private static Cell Small(Cell cell) => cell switch
    {
        Dataset data => data with { LabelsPerClass = 2 },
        Notebooks.Cells.Transfer transfer => transfer with { Seeds = 1, MaxSteps = FewSteps },
        LabelEfficiency efficiency => efficiency with { Seeds = 1, MostLabels = 2, MaxSteps = FewSteps },
        _ => cell,
    };
}
