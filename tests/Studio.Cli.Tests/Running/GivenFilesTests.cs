using System.Text.Json;
using SkiaSharp;

namespace Studio.Cli.Tests.Running;

public sealed class GivenFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studio-given-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public GivenFilesTests()
    {
        foreach (var part in new[] { "train", "test" })
            foreach (var (name, colour) in new[] { ("blue", SKColors.Blue), ("red", SKColors.Red) })
                for (var i = 0; i < 6; i++)
                    Draw(Path.Combine(Data, part, name), i, colour);
        File.WriteAllText(Notebook, """
            { "version": 1, "title": "Mine", "cells": [
              { "kind": "dataset", "id": "data", "source": "colours" },
              { "kind": "pretrained-model", "id": "model", "backbone": "resnet-thin", "weights": "trained" },
              { "kind": "transfer", "id": "transfer", "data": "data", "model": "model", "maxSteps": 2 },
              { "kind": "evaluate", "id": "look", "model": "transfer" } ] }
            """);
    }

    private string Data => Path.Combine(_folder.FullName, "pictures");

    private string Notebook => Path.Combine(_folder.FullName, "mine.studio.json");

    private string Weights => Path.Combine(_folder.FullName, "weights.safetensors");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Run_DataAndWeightsGiven_RunsWhatTheCatalogueDoesNotKnow()
    {
        await StudioCommand.RunAsync(["transfer", "--backbone", "resnet-thin", "--weights", "none", "--data", Data, "--max-steps", "1",
            "--out", Weights, "--checkpoint", Weights + ".part"], TextWriter.Null, _error);

        var code = await StudioCommand.RunAsync(["run", Notebook, "--data", $"colours={Data}", "--weights", $"trained={Weights}", "--json"],
            _output, _error);

        Assert.True(code == ExitCodes.Ok, _output.ToString());
        var lines = Lines();
        Assert.Equal("pictures", lines[0].GetProperty("title").GetString());
        Assert.Equal("the file 'weights.safetensors'", lines[1].GetProperty("source").GetString());
        Assert.Equal(["blue", "red"], lines[1].GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(12, lines[2].GetProperty("items").GetProperty("test").GetInt32());
        Assert.Equal(lines[2].GetProperty("test").GetProperty("accuracy").GetProperty("estimate").GetDouble(),
            lines[3].GetProperty("accuracy").GetProperty("estimate").GetDouble());
    }

    [Fact]
    public async Task Run_WeightsOfAnotherBackbone_SaysWhoseTheyAre()
    {
        await StudioCommand.RunAsync(["transfer", "--backbone", "vgg-thin", "--weights", "none", "--data", Data, "--max-steps", "1",
            "--out", Weights, "--checkpoint", Weights + ".part"], TextWriter.Null, _error);

        var code = await StudioCommand.RunAsync(["run", Notebook, "--data", $"colours={Data}", "--weights", $"trained={Weights}", "--json"],
            _output, _error);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("belong to 'vgg-thin', not to 'resnet-thin'", Lines()[1].GetProperty("sentence").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NamesThatNobodyKnows_SaysHowToGiveThem()
    {
        var code = await StudioCommand.RunAsync(["run", Notebook, "--json"], _output, _error);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.EndsWith("--data colours=PATH.", Lines()[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("--weights trained=PATH.", Lines()[1].GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write --data NAME=PATH", "--data", "colours")]
    [InlineData("Write --weights NAME=PATH", "--weights", "=here")]
    [InlineData("no 'colors' for --data; it has colours", "--data", "colors=.")]
    [InlineData("no file or folder 'nowhere' for 'colours'", "--data", "colours=nowhere")]
    [InlineData("no file '.' for 'trained'", "--weights", "trained=.")]
    [InlineData("'colours' is given twice", "--data", "colours=.", "--data", "colours=.")]
    public async Task Run_GivenWrongly_IsBadUsageInASentence(string sentence, params string[] options)
    {
        var code = await StudioCommand.RunAsync(["run", Notebook, .. options], _output, _error);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    private JsonElement[] Lines() => [.. _output.ToString().TrimEnd().Split('\n').Select(l => JsonElement.Parse(l).GetProperty("results"))];

    private static void Draw(string folder, int number, SKColor colour)
    {
        Directory.CreateDirectory(folder);
        using var bitmap = new SKBitmap(32, 32);
        bitmap.Erase(colour);
        bitmap.SetPixel(number, number, SKColors.White);
        using var file = File.Create(Path.Combine(folder, $"{number}.png"));
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }
}
