using System.Diagnostics;
using System.Text.Json;

namespace Studio.Cli.Tests.Running;

public sealed class RunNotebookCommandTests : IDisposable
{
    // The tour's things, with a fifth of the images to test on.
    private const string Data = """{ "kind": "dataset", "id": "data", "source": "glyphs-copied", "labelsPerClass": 5 }""";
    private const string Model = """{ "kind": "pretrained-model", "id": "model" }""";
    private const string Transfer = """{ "kind": "transfer", "id": "transfer", "data": "data", "model": "model", "maxSteps": 3 }""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studio-notebook-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Run_Json_PrintsOneLineForEachCellThatRuns()
    {
        var file = Written("""{ "kind": "note", "id": "note", "markdown": "Hello" }""", Data, Model, Transfer,
            """{ "kind": "evaluate", "id": "look", "model": "transfer" }""");

        var code = await StudioCommand.RunAsync(["run", file, "--json"], _output, _error);

        var lines = Lines();
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(["data", "model", "transfer", "look"], lines.Select(l => l.GetProperty("cell").GetString()));
        Assert.All(lines, l => Assert.Equal("Completed", l.GetProperty("status").GetString()));
        Assert.Equal("transfer", lines[2].GetProperty("kind").GetString());
        Assert.True(lines[2].GetProperty("seconds").GetDouble() > 0);
        var accuracy = lines[2].GetProperty("results").GetProperty("test").GetProperty("accuracy").GetProperty("estimate").GetDouble();
        Assert.Equal(accuracy, lines[3].GetProperty("results").GetProperty("accuracy").GetProperty("estimate").GetDouble());
    }

    [Fact]
    public async Task Run_SeedAndSeveralOfThem_CountsOnFromIt()
    {
        var file = Written(Data, Model, Transfer.Replace("\"maxSteps\"", "\"seeds\": 2, \"maxSteps\"", StringComparison.Ordinal));

        await StudioCommand.RunAsync(["run", file, "--seed", "7", "--json"], _output, _error);

        var runs = Lines()[2].GetProperty("results").GetProperty("runs").EnumerateArray();
        Assert.Equal([7UL, 8UL], runs.Select(r => r.GetProperty("seed").GetUInt64()));
    }

    [Fact]
    public async Task Run_CellThatFails_PassesOverWhatNeedsIt()
    {
        var file = Written(Data.Replace("glyphs-copied", $"upload:{new string('a', 64)}", StringComparison.Ordinal), Model, Transfer);

        var code = await StudioCommand.RunAsync(["run", file, "--json"], _output, _error);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Equal(["Failed", "Completed", "Failed"], Lines().Select(l => l.GetProperty("status").GetString()));
        Assert.Contains("'data'", Lines()[2].GetProperty("results").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OutFolder_KeepsTheTrainedNetworkAndNothingElse()
    {
        var kept = Path.Combine(_folder.FullName, "kept");

        await StudioCommand.RunAsync(["run", Written(Data, Model, Transfer), "--out", kept], _output, _error);

        Assert.Equal([".png", ".safetensors"],
            Directory.GetFiles(kept, "*", SearchOption.AllDirectories).Select(Path.GetExtension).Order(StringComparer.Ordinal));
        Assert.Contains("test images correct", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Compare_ShowsMeanSpreadAndTime()
    {
        var other = Transfer.Replace("\"transfer\", \"data\"", "\"other\", \"data\"", StringComparison.Ordinal);

        await StudioCommand.RunAsync(["run",
            Written(Data, Model, Transfer, other, """{ "kind": "compare", "id": "compare", "models": ["transfer", "other"] }""")],
                _output, _error);

        Assert.All(["Mean", "Deviation", "Seconds per run"],
            column => Assert.Contains(column, _output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_FirstTransfer_ClassifiesMostSketchesCorrectly()
    {
        var code = await StudioCommand.RunAsync(["run", "--template", "first-transfer", "--json"], _output, _error);

        Assert.Equal(ExitCodes.Ok, code);
        var trained = Lines().Single(l => l.GetProperty("kind").GetString() == "transfer").GetProperty("results");
        Assert.InRange(trained.GetProperty("test").GetProperty("accuracy").GetProperty("estimate").GetDouble(), 0.7, 0.9);
    }

    [Theory]
    [InlineData("run"), InlineData("run", "x.studio.json", "--template", "first-transfer"), InlineData("run", "missing.studio.json")]
    public async Task Run_NoNotebookOrTwo_IsBadUsage(params string[] args)
    {
        Assert.Equal(ExitCodes.BadUsage, await StudioCommand.RunAsync(args, _output, _error));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public async Task Run_FileThatIsNoNotebook_SaysSo()
    {
        var file = Path.Combine(_folder.FullName, "x.studio.json");
        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Failed, await StudioCommand.RunAsync(["run", file], _output, _error));
        Assert.Contains("not a notebook", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Interrupted_SaysWhichCellWasStopped()
    {
        var file = Written(Data, Model,
            Transfer.Replace("\"maxSteps\": 3", "\"recipe\": { \"kind\": \"fine-tuning\", \"epochs\": 500 }", StringComparison.Ordinal));
        using var process =
            Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "studio.dll"), "run", file, "--json"])
                { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.StartsWith("transfer:", StringComparison.Ordinal))
        {
        }
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == ExitCodes.Stopped, await error);
        var last = JsonDocument.Parse((await output).TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal(("transfer", "Cancelled"), (last.GetProperty("cell").GetString(), last.GetProperty("status").GetString()));
    }

    private JsonElement[] Lines() => [.. _output.ToString().TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement)];

    private string Written(params string[] cells)
    {
        var file = Path.Combine(_folder.FullName, "tour.studio.json");
        File.WriteAllText(file, $$"""{ "version": 1, "title": "Tour", "cells": [ {{string.Join(", ", cells)}} ] }""");
        return file;
    }
}
