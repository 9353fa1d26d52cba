using System.Text.Json;
using Studio.Cli;
using Studio.Experiments;
using Studio.Experiments.Coach;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Sequences;
using Studio.Learning.Weights.Formats;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Code;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Files;
using Studio.Notebooks.Settings;
using Studio.Worker.Describing;
using TorchSharp;

namespace Studio.Parts.Tests;

/// <summary>A part is a file: those of this assembly go the whole way, and no other file names them.</summary>
public sealed class PartsTests : IDisposable
{
    private const string Cells = """
        { "kind": "dataset", "id": "data", "source": "red-and-blue", "labelsPerClass": 10 },
        { "kind": "few-labels", "id": "few", "data": "data", "labels": 3 },
        { "kind": "count-classes", "id": "count", "data": "data" },
        { "kind": "pretrained-model", "id": "model", "backbone": "mean-colour", "weights": null },
        { "kind": "transfer", "id": "transfer", "data": "data", "model": "model", "recipe": { "kind": "from-scratch", "epochs": 30, "augmentation": null } },
        { "kind": "transfer", "id": "untrained", "data": "few", "model": "model", "maxSteps": 1, "recipe": { "kind": "from-scratch", "augmentation": null } },
        { "kind": "best-of", "id": "best", "candidates": ["untrained", "transfer"], "count": "count" },
        { "kind": "evaluate", "id": "evaluate", "model": "best" },
        { "kind": "compare", "id": "compare", "models": ["untrained", "best"] },
        { "kind": "pretrained-model", "id": "other", "backbone": "resnet-thin", "weights": null },
        { "kind": "which-backbone", "id": "which", "data": "data", "models": ["model", "other"] }
        """;

    private const string Written = $$"""{ "version": 1, "title": "Parts", "cells": [ {{Cells}} ] }""";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"parts-{Guid.NewGuid():N}.studio.json");
    private readonly StringWriter _output = new(), _error = new();

    public void Dispose()
    {
        File.Delete(_file);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Run_ANotebookOfTheseParts_TrainsTheBackboneOnTheDataSet()
    {
        await RunAsync("--json");

        JsonElement[] lines =
            [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.All(lines, l => Assert.True(l.GetProperty("status").GetString() == "Completed", l.ToString()));
        Assert.Equal(2, Results("count").GetProperty("classes").GetInt32());
        Assert.InRange(Results("evaluate").GetProperty("accuracy").GetProperty("estimate").GetDouble(), 0.9, 1);

        JsonElement Results(string cell) => lines.Single(l => l.GetProperty("cell").GetString() == cell).GetProperty("results");
    }

    [Fact]
    public async Task Run_WhichBackbone_ScoresComparesAndDescribesByTheScoreOfThisAssembly()
    {
        await RunAsync("--json");

        var line = _output.ToString().Split('\n').Single(l => l.Contains("\"which\"", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(line);
        var result = (BackboneChoiceResult)StudioJson.Read<CellResult>(document.RootElement.GetProperty("results").GetRawText());
        Assert.All(result.Candidates, c => Assert.True(c.Scores["feature-spread"] > 0));
        var score = result.Scores[^1];
        Assert.Equal(("feature-spread", "Feature spread", false), (score.Key, score.Title, score.HigherIsBetter));
        Assert.Contains(new("feature-spread", false, "It means nothing for 2 classes."), result.Reliability);
        Assert.Equal(2, result.Outcomes.Single(o => o.Score == "feature-spread").Candidates);
    }

    [Fact]
    public void Form_OfACellThatNeedsAValue_OffersEveryCellThatGivesIt()
    {
        var notebook = NotebookFile.Read(Written);

        Assert.Equal(["transfer", "untrained", "best"], Offered("evaluate", "model"));
        Assert.Equal(["count"], Offered("best", "count"));
        Assert.Equal(["untrained", "best"], ((Compare)notebook.Cell("compare")!).Models);
        Assert.All(notebook.Cells, c => Assert.Empty(CellFaults.Of(notebook, c, StudioFacts.Catalogue())));

        IEnumerable<string?> Offered(string cell, string setting) => CellForm.Of(notebook, notebook.Cell(cell)!, StudioFacts.Catalogue())
            .Single(s => s.Path == setting).Choices.Select(c => c.Value.GetString());
    }

    [Fact]
    public void Cells_OnADataSetThatACellOfThisAssemblyStates_KnowItBeforeTheRun()
    {
        var (notebook, catalogue) = (NotebookFile.Read(Written), StudioFacts.Catalogue());
        var transfer = (Transfer)notebook.Cell("untrained")!;

        Assert.Contains("on Red and blue with 3 labels per class", transfer.Sentence(notebook, catalogue), StringComparison.Ordinal);
        Assert.Equal(["red", "blue"], notebook.Stated<StatedDataset>(transfer.Data)!.Classes(catalogue));
        Assert.Equal("images", notebook.UnitOf(transfer, catalogue));
        Assert.Contains("Datasets.Open(\"red-and-blue\")", CellProgram.Of(notebook, transfer, catalogue), StringComparison.Ordinal);
        Assert.Contains("LabelsPerClass: 3", CellProgram.Of(notebook, transfer, catalogue), StringComparison.Ordinal);
        Assert.StartsWith("2 classes cannot be split into 4 tasks",
            new TaskSequence { Id = "sequence", Data = "few" }.Check(notebook, catalogue).Single(f => f.Setting == "tasks").Sentence,
            StringComparison.Ordinal);
        var copies = SuggestedCells.Of(notebook, transfer, new SuggestedChange.DropCopies("Run without the copies"));
        Assert.True(copies[0] is Dataset { Source: "red-and-blue", LabelsPerClass: 3, DropCopies: true });
    }

    [Fact]
    public void Faults_OfACellThatIsGivenAnotherValue_SpeakOfValues()
    {
        var notebook = NotebookFile.Read(Written.Replace("\"count\": \"count\"", "\"count\": \"data\"", StringComparison.Ordinal));

        var fault = Assert.Single(CellFaults.Of(notebook, notebook.Cell("best")!, StudioFacts.Catalogue()));

        Assert.Equal("Count needs a class count; Data set (data) gives a data set. Choose another cell.", fault.Sentence);
    }

    [Fact]
    public void Program_OfAnEvaluationOfTheGivenClassifier_OpensItsFileAndItsData()
    {
        var notebook = NotebookFile.Read(Written);

        var program = CellProgram.Of(notebook, notebook.Cell("evaluate")!, StudioFacts.Catalogue());

        Assert.Contains("\"best.safetensors\"", program, StringComparison.Ordinal);
        Assert.Contains("Datasets.Open(\"red-and-blue\")", program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InTables_ShowsTheResultAndWhatTheCoachRuleFound()
    {
        await RunAsync();

        Assert.Contains("how many", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Feature spread", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Found by a rule of the test", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue_OfTheStudio_HasTheBackboneTheDataSetAndTheCell()
    {
        var catalogue = StudioFacts.Catalogue();

        Assert.Contains(catalogue.Backbones, b => b.Key == "mean-colour");
        Assert.Contains(catalogue.Datasets, d => d.Key == "red-and-blue");
        Assert.Contains(CellKind.All, k => k.Kind == "count-classes");
        Assert.Equal("Mean colour", Catalog.Find<IBackbone>("mean-colour", "backbone").Title);
        Assert.Equal("Red and blue", Catalog.Find<ILabelledDataset>("red-and-blue", "data set").Title);
    }

    [Fact]
    public void Read_TheResultFromAJournal_GivesWhatWasWritten()
    {
        CellResult result = new ClassCount(2);

        Assert.Equal(result, StudioJson.Read<CellResult>(StudioJson.Write(result)));
    }

    [Fact]
    public void Run_UnderTheRegulariserOfThisAssembly_ShrinksTheBackbone()
    {
        var plain = Norm(null);
        var pulled = Norm(StudioJson.Read<Regulariser>("""{ "kind": "pull-to-zero", "strength": 5 }"""));

        Assert.True(pulled < plain / 2, $"{pulled} against {plain}");
    }

    [Fact]
    public void Learn_ASequenceUnderTheRegulariserOfThisAssembly_FillsTheAccuracyMatrix()
    {
        using var data = Datasets.Open("glyphs-chalk");
        using var sequence = new ClassSequence(new(Catalog.Find<IBackbone>("mean-colour", "backbone"), null, data, new Recipe.FineTuning(),
            1, 2), 2, testPerClass: 2);

        var matrix =
            sequence.Learn(new SequenceSettings { Epochs = 1, Method = new ContinualMethod.Regularised { By = new PullToZero() } }).Value;

        Assert.Equal(2, matrix.Rows.Count);
    }

    private static double Norm(Regulariser? regulariser)
    {
        var path = Path.GetTempFileName();
        using var data = new RedAndBlue().Open();
        var recipe = new Recipe.FineTuning { Epochs = 20, HeadWarmUpEpochs = 0, UnfrozenStages = 0, BackboneLearningRate = 0.05,
            Regulariser = regulariser, Augmentation = null };
        new TransferRun(new(Catalog.Find<IBackbone>("mean-colour", "backbone"), null, data, recipe, 1), new() { ExportPath = path }).Run();
        using var weights = WeightsFile.Read(path);
        var norm = weights["mixing.weight"].norm().ToDouble();
        File.Delete(path);
        return norm;
    }

    private async Task RunAsync(params string[] options)
    {
        await File.WriteAllTextAsync(_file, Written, TestContext.Current.CancellationToken);
        var code = await StudioCommand.RunAsync(["run", _file, .. options], _output, _error);
        Assert.True(code == ExitCodes.Ok, $"{_output}{_error}");
    }
}
