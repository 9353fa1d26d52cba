using System.Text.Json;
using SkiaSharp;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Cli.Tests.Generating;

public sealed class SampleCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter _output = new(), _error = new();

    private static string Pair => SharedFolder.Data("weights/gan/dcgan28-mnist-pair-generator.pth");

    private static string LeNet => SharedFolder.Data("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Sample_LatentsOfZero_PrintsTheMeasuredSumAndWritesTheGrid()
    {
        var grid = Path.Combine(_folder.FullName, "grid.png");

        Assert.Equal(ExitCodes.Ok, await Run("sample", "--weights", Pair, "--count", "1", "--latent", "zero", "--out", grid, "--json"));

        var result = JsonElement.Parse(_output.ToString());
        Assert.Equal(-569.274, result.GetProperty("sum").GetDouble(), 0.01);
        Assert.Equal(("dcgan28-leaky", 1), (result.GetProperty("layout").GetString(), result.GetProperty("images").GetInt32()));
        using var picture = SKBitmap.Decode(grid);
        Assert.Equal((32, 32), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Sample_JudgedByTheLeNet_PrintsTheMeasuredScoreAndClasses()
    {
        Assert.Equal(ExitCodes.Ok, await Run("sample", "--weights", Pair, "--count", "1000", "--seed", "0", "--judge", LeNet, "--json"));

        var result = JsonElement.Parse(_output.ToString());
        Assert.Equal(8.83, result.GetProperty("inceptionScore").GetDouble(), 0.01);
        Assert.Equal([113, 93, 85, 97, 102, 90, 130, 94, 96, 100],
            result.GetProperty("classCounts").EnumerateArray().Select(c => c.GetInt32()));
    }

    [Fact]
    public async Task Sample_ComparedWithRealDigits_PrintsDistancesAndOverlap()
    {
        await Run("sample", "--weights", Pair, "--count", "300", "--judge", LeNet, "--data", SharedFolder.Data("mnist"), "--json");

        var result = JsonElement.Parse(_output.ToString());
        Assert.Equal(10_000, result.GetProperty("realImages").GetInt32());
        Assert.True(result.GetProperty("frechetDistance").GetDouble() > 0);
        Assert.InRange(result.GetProperty("precision").GetDouble(), 0.5, 1);
        Assert.InRange(result.GetProperty("recall").GetDouble(), 0.1, 1);
    }

    [Fact]
    public async Task Sample_WithALayoutOfItsOwn_FollowsIt()
    {
        var layout = Path.Combine(_folder.FullName, "layout.json");
        await File.WriteAllTextAsync(layout, """
            { "strides": [1, 2, 2, 2], "paddings": [0, 1, 1, 1], "activations": ["leakyRelu", "leakyRelu", "leakyRelu", "tanh"] }
            """, TestContext.Current.CancellationToken);

        var code = await Run("sample", "--weights", Pair, "--layout", layout, "--count", "1", "--latent", "zero", "--json");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(-569.274, JsonElement.Parse(_output.ToString()).GetProperty("sum").GetDouble(), 0.01);
    }

    [Theory]
    [InlineData("not json", "is no layout")]
    [InlineData("""{ "strides": [1, 2] }""", "states 2 strides, and there are 4 layers")]
    [InlineData("""{ "strides": [1, 2, 2, 2], "paddings": [0, 1, 1, 60] }""", "too small")]
    public async Task Sample_ALayoutThatDoesNotFit_SaysWhatIsWrong(string text, string sentence)
    {
        var layout = Path.Combine(_folder.FullName, "layout.json");
        await File.WriteAllTextAsync(layout, text, TestContext.Current.CancellationToken);

        Assert.NotEqual(ExitCodes.Ok, await Run("sample", "--weights", Pair, "--layout", layout));

        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dcgan28-mnist-pair-discriminator.pth", "holds a discriminator")]
    [InlineData("vae-mnist-epoch_25.pth", "'fc22.weight' with the shape (20, 400)")]
    public async Task Sample_WeightsThatMakeNoImages_SaySo(string file, string sentence)
    {
        Assert.NotEqual(ExitCodes.Ok, await Run("sample", "--weights", SharedFolder.Data($"weights/gan/{file}")));

        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Run(params string[] args) => StudioCommand.RunAsync(args, _output, _error);
}
