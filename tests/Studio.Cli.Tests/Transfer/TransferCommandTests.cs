using System.Diagnostics;
using System.Text.Json;
using SkiaSharp;
using Studio.Experiments.Recipes;

namespace Studio.Cli.Tests.Transfer;

public sealed class TransferCommandTests : IDisposable
{
    private static readonly string[] s_glyphs =
        ["transfer", "--backbone", "resnet-glyphs", "--data", "glyphs-target", "--labels-per-class", "10"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public TransferCommandTests()
    {
        foreach (var (part, count) in new[] { ("train", 25), ("test", 10) })
            foreach (var (name, colour) in new[] { ("blue", SKColors.Blue), ("red", SKColors.Red) })
                for (var i = 0; i < count; i++)
                    Draw(Path.Combine(Data, part, name), i, colour);
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Checkpoint => Path.Combine(_folder.FullName, "run.safetensors");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task Transfer_Json_PrintsOneObjectAndNothingElse()
    {
        var code = await Run("transfer", "--backbone", "resnet20-cifar", "--weights", "none", "--data", Data, "--json", "--checkpoint",
            Checkpoint);

        using var json = JsonDocument.Parse(_output.ToString());
        var result = json.RootElement;
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(("feature-extraction", 1ul), (result.GetProperty("recipe").GetString(), result.GetProperty("seed").GetUInt64()));
        Assert.InRange(result.GetProperty("accuracy").GetDouble(), 0.9, 1);
        Assert.True(result.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal(new Recipe.FeatureExtraction().Epochs, result.GetProperty("epochs").GetArrayLength());
        Assert.Equal(2, result.GetProperty("confusion").GetArrayLength());
    }

    [Fact]
    public async Task Transfer_TableOfTexts_TrainsFromScratchAndPrintsTheBagOfWordsBesideIt()
    {
        var path = Path.Combine(_folder.FullName, "texts.tsv");
        File.WriteAllLines(path, Enumerable.Range(0, 120).Select(i => i % 2 == 0 ? $"a lovely film number {i}\tgood"
            : $"a dreadful film number {i}\tbad").Prepend("text\tlabel"));

        var code = await Run("transfer", "--backbone", "lstm-words", "--data", path, "--recipe", "from-scratch", "--max-steps", "30",
            "--json", "--checkpoint", Checkpoint);

        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(["bad", "good"], json.RootElement.GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
        Assert.InRange(json.RootElement.GetProperty("accuracy").GetDouble(), 0.4, 1);
        Assert.Equal(1, json.RootElement.GetProperty("bagOfWordsAccuracy").GetDouble());
    }

    [Fact]
    public async Task Transfer_BundledLanguageModel_ClassifiesReviews()
    {
        var code = await Run("transfer", "--backbone", "lstm-language-model", "--data", "reviews-target", "--labels-per-class", "10",
            "--max-steps", "3", "--json", "--checkpoint", Checkpoint);

        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal("lstm-language-model", json.RootElement.GetProperty("backbone").GetString());
    }

    [Fact]
    public async Task Transfer_TwoRecipesOverSeeds_ComparesThemInPairs()
    {
        var code = await Run("transfer", "--backbone", "resnet20-cifar", "--weights", "none", "--data", Data, "--recipe",
            "feature-extraction", "from-scratch", "--seeds", "2", "--max-steps", "4", "--labels-per-class", "20");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("from-scratch", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("points (", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transfer_ThenEvaluate_GivesTheSameAccuracy()
    {
        var file = Path.Combine(_folder.FullName, "trained.safetensors");
        await Run("transfer", "--backbone", "resnet20-cifar", "--weights", "none", "--data", Data, "--json", "--out", file, "--checkpoint",
            Checkpoint);
        using var trained = JsonDocument.Parse(_output.ToString());
        _output.GetStringBuilder().Clear();

        await Run("evaluate", "--backbone", "resnet20-cifar", "--weights", file, "--data", Data, "--json");

        using var measured = JsonDocument.Parse(_output.ToString());
        Assert.Equal(trained.RootElement.GetProperty("accuracy").GetDouble(), measured.RootElement.GetProperty("accuracy").GetDouble());
        Assert.Equal(20, measured.RootElement.GetProperty("images").GetInt32());
    }

    [Fact]
    public async Task Transfer_FindLearningRate_PrintsTheCurveAndASuggestionAndTrainsNothing()
    {
        var left = Path.Combine(_folder.FullName, "left.safetensors");
        await File.WriteAllTextAsync(left, "a checkpoint of another run", TestContext.Current.CancellationToken);

        var code = await Run([.. s_glyphs, "--find-learning-rate", "--checkpoint", left]);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("Smoothed loss", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"Suggested learning rate: 0\.0\d+", _output.ToString());
        Assert.DoesNotContain("accuracy", _output.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.True(File.Exists(left));
    }

    [Fact]
    public async Task Transfer_FindLearningRateAsJson_PrintsOneObjectAndNothingElse()
    {
        var code = await Run([.. s_glyphs, "--find-learning-rate", "--json"]);

        using var json = JsonDocument.Parse(_output.ToString());
        var points = json.RootElement.GetProperty("points").EnumerateArray()
            .Select(p => (Rate: p.GetProperty("rate").GetDouble(), Loss: p.GetProperty("loss").GetDouble())).ToArray();
        Assert.Equal(ExitCodes.Ok, code);
        Assert.InRange(points.Length, 20, 100);
        Assert.InRange(json.RootElement.GetProperty("suggestion").GetDouble(), 1e-4, points.MinBy(p => p.Loss).Rate);
    }

    [Theory]
    [InlineData("There is no backbone named 'resnet19'", "--backbone", "resnet19", "--weights", "none")]
    [InlineData("no known weights 'nothing.pth'", "--backbone", "resnet20-cifar", "--weights", "nothing.pth")]
    [InlineData("There is no recipe 'luck'", "--backbone", "resnet20-cifar", "--weights", "none", "--recipe", "luck")]
    [InlineData("There is no checkpoint", "--backbone", "resnet20-cifar", "--weights", "none", "--resume")]
    [InlineData("give one recipe and one seed", "--backbone", "resnet20-cifar", "--weights", "none", "--find-learning-rate",
        "--seeds", "2")]
    public async Task Transfer_BadInput_EndsWithASentence(string sentence, params string[] options)
    {
        var code = await Run(["transfer", "--data", Data, "--checkpoint", Checkpoint, .. options]);

        Assert.NotEqual(ExitCodes.Ok, code);
        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transfer_Interrupted_LeavesACheckpointThatResumeContinuesFrom()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SIGINT is sent with kill.");
        // Long enough that a signal which a busy machine delivers late still finds it training.
        const int Epochs = 100;
        var recipe = Path.Combine(_folder.FullName, "recipe.json");
        await File.WriteAllTextAsync(recipe, $$"""{"kind":"from-scratch","epochs":{{Epochs}}}""", TestContext.Current.CancellationToken);
        string[] arguments =
            ["transfer", "--backbone", "resnet20-cifar", "--data", Data, "--recipe", recipe, "--json", "--checkpoint", Checkpoint];
        using (var running = Start(arguments))
        {
            InterruptOnceItTrains(running);
            await running.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await running.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(ExitCodes.Stopped, running.ExitCode);
        }
        Assert.True(File.Exists(Checkpoint));

        var code = await Run([.. arguments, "--resume"]);

        Assert.True(code == ExitCodes.Ok, _error.ToString());
        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(Epochs, json.RootElement.GetProperty("epochs").GetArrayLength());
        Assert.False(File.Exists(Checkpoint));
    }

    private Task<int> Run(params string[] arguments) => StudioCommand.RunAsync(arguments, _output, _error);

    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(StudioCommand).Assembly.Location, .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>On the calling thread: a busy pool would let the run end before its turn comes.</summary>
    private static void InterruptOnceItTrains(Process running)
    {
        // A bar that shows an epoch is drawn once steps are done.
        while (running.StandardError.ReadLine() is { } line && !line.Contains("epoch", StringComparison.Ordinal)) ;
        using var signal = Process.Start("kill", ["-INT", running.Id.ToString()]);
    }

    private static void Draw(string folder, int number, SKColor colour)
    {
        Directory.CreateDirectory(folder);
        using var bitmap = new SKBitmap(32, 32);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor((byte)(number * 3), (byte)(120 + number), (byte)(60 - number)));
        using var paint = new SKPaint { Color = colour };
        canvas.DrawCircle(10 + number % 12, 16, 8, paint);
        using var file = File.Create(Path.Combine(folder, $"{number}.png"));
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }
}
