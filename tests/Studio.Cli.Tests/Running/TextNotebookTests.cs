using System.Text.Json;

namespace Studio.Cli.Tests.Running;

/// <summary>A notebook about texts, executed without a page: the cells are those for images.</summary>
public sealed class TextNotebookTests : IDisposable
{
    private const string Cells = """
        { "kind": "dataset", "id": "data", "source": "sentences-target", "labelsPerClass": 10 },
        { "kind": "pretrained-model", "id": "model", "backbone": "gru-sentences", "weights": "gru-sentences-source" },
        { "kind": "pretrained-model", "id": "random", "backbone": "gru-sentences", "weights": null },
        { "kind": "transfer", "id": "scratch", "data": "data", "model": "random", "recipe": { "kind": "from-scratch", "epochs": 4 } },
        { "kind": "transfer", "id": "frozen", "data": "data", "model": "model", "recipe": { "kind": "feature-extraction" } },
        { "kind": "transfer", "id": "tuned", "data": "data", "model": "model", "recipe": { "kind": "fine-tuning", "epochs": 4, "unfrozenStages": 0, "stageDecay": 0.4, "epochsPerUnfreezing": 1, "watchForgetting": true } },
        { "kind": "compare", "id": "compare", "models": ["scratch", "frozen", "tuned"] },
        { "kind": "evaluate", "id": "evaluate", "model": "frozen" },
        { "kind": "which-backbone", "id": "choice", "data": "data", "models": ["model", "random"] },
        { "kind": "label-efficiency", "id": "efficiency", "data": "data", "model": "model", "seeds": 1, "mostLabels": 5, "maxSteps": 6 },
        { "kind": "task-sequence", "id": "sequence", "data": "data", "model": "model", "tasks": 2, "seeds": 1, "epochs": 1, "maxSteps": 6, "testImagesPerClass": 10, "rehearsal": { "imagesPerClass": 2 } }
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"texts-{Guid.NewGuid():N}.studio.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Run_EveryCellThatTransfers_WorksOnTexts()
    {
        await File.WriteAllTextAsync(_file, $$"""{ "version": 1, "title": "Texts", "cells": [ {{Cells}} ] }""",
            TestContext.Current.CancellationToken);
        await using var output = new StringWriter();
        await using var error = new StringWriter();

        var code = await StudioCommand.RunAsync(["run", _file, "--json"], output, error);

        JsonElement[] lines =
            [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.All(lines, l => Assert.True(l.GetProperty("status").GetString() == "Completed", l.ToString()));
        Assert.True(code == ExitCodes.Ok, error.ToString());
        Assert.Equal(11, lines.Length);
        Assert.True(AccuracyOf("frozen") > AccuracyOf("scratch") + 0.1, $"{AccuracyOf("frozen")} against {AccuracyOf("scratch")}");
        Assert.Equal(AccuracyOf("frozen"), AccuracyOf("evaluate"));
        Assert.All(["choice", "efficiency", "evaluate", "frozen"], cell =>
            Assert.Equal("texts", Results(cell).GetProperty("unit").GetString()));
        Assert.True(Results("tuned").GetProperty("kept").GetProperty("before").GetDouble() > 0.9);

        JsonElement Results(string cell) => lines.Single(l => l.GetProperty("cell").GetString() == cell).GetProperty("results");
        double AccuracyOf(string cell) =>
            (Results(cell).TryGetProperty("test", out var test) ? test : Results(cell)).GetProperty("accuracy").GetProperty("estimate")
            .GetDouble();
    }
}
