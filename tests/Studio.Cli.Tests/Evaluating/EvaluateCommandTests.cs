using System.Text.Json;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Cli.Tests.Evaluating;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Evaluate_ResNet56OnThousandCifarImages_PrintsOneJsonWithTheReferenceAccuracy()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await StudioCommand.RunAsync(["evaluate", "--backbone", "resnet56-cifar", "--weights",
            SharedFolder.Data("weights/cifar10/resnet56-4bfd9763.th"),
            "--data", SharedFolder.Data("cifar10/cifar10-subset-test.bin"), "--json"], output, error);

        var result = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(0, code);
        Assert.Equal(0.846, result.GetProperty("accuracy").GetDouble(), 1e-9);
        Assert.Equal(1000, result.GetProperty("images").GetInt32());
        Assert.Equal([77, 79, 71, 76, 91, 81, 94, 87, 91, 99],
            result.GetProperty("confusion").EnumerateArray().Select((row, i) => row[i].GetInt32()));
    }

    [Theory]
    [InlineData(0, 1616), InlineData(6, 1891)]
    public async Task Evaluate_MnistsLeNetOnUsps_DependsOnTheMargin(int margin, int right)
    {
        using var output = new StringWriter();

        var code = await StudioCommand.RunAsync(["evaluate", "--backbone", "lenet5", "--weights",
            SharedFolder.Data("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth"),
            "--data", SharedFolder.Data("usps"), "--margin", $"{margin}", "--json"], output, TextWriter.Null);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(right / 2007.0, JsonElement.Parse(output.ToString()).GetProperty("accuracy").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Evaluate_MarginThatLeavesTooLittle_SaysHowMuchIsPossible()
    {
        using var error = new StringWriter();

        var code = await StudioCommand.RunAsync(["evaluate", "--backbone", "lenet5", "--weights",
            SharedFolder.Data("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth"),
            "--data", SharedFolder.Data("usps"), "--margin", "16"], TextWriter.Null, error);

        Assert.NotEqual(ExitCodes.Ok, code);
        Assert.Contains("0 to 10 on each side, and not 16", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_MissingWeightsFile_SaysSoInOneSentence()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var data = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}-test.bin");
        await File.WriteAllBytesAsync(data, new byte[3073], TestContext.Current.CancellationToken);

        var code = await StudioCommand.RunAsync(["evaluate", "--backbone", "resnet20-cifar", "--weights", "nowhere.pth", "--data", data],
            output, error);

        File.Delete(data);
        Assert.NotEqual(0, code);
        Assert.Empty(output.ToString());
        Assert.Contains("nowhere.pth", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }
}
