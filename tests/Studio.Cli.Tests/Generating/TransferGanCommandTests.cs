using System.Text.Json;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Cli.Tests.Generating;

public sealed class TransferGanCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter _output = new(), _error = new();

    private static string Generator => SharedFolder.Data("weights/gan/dcgan28-mnist-pair-generator.pth");

    private static string Discriminator => SharedFolder.Data("weights/gan/dcgan28-mnist-pair-discriminator.pth");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task TransferGan_DigitsToUsps_ComesNearerAndCanBeSampled()
    {
        var path = Path.Combine(_folder.FullName, "usps.safetensors");

        Assert.Equal(ExitCodes.Ok, await Run("transfer-gan", "--data", SharedFolder.Data("usps"), "--margin", "4", "--images", "200",
            "--steps", "40", "--batch-size", "32", "--generator", Generator, "--discriminator", Discriminator, "--freeze-d", "1", "--judge",
            SharedFolder.Data("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth"), "--out", path, "--json"));

        var result = JsonElement.Parse(_output.ToString());
        double Distance(string of) => result.GetProperty(of).GetProperty("frechetDistance").GetDouble();
        Assert.InRange(Distance("trained"), result.GetProperty("floor").GetDouble(), Distance("untouched") - 5);
        _output.GetStringBuilder().Clear();
        Assert.Equal(ExitCodes.Ok, await Run("sample", "--weights", path, "--count", "4", "--json"));
        Assert.Equal("own", JsonElement.Parse(_output.ToString()).GetProperty("layout").GetString());
    }

    [Theory]
    [InlineData("belong to a pretrained generator", "--freeze-d", "1")]
    [InlineData("fewer than 1,000,000", "--images", "1000000")]
    [InlineData("There is no pair of networks", "--network", "dcgan999")]
    public async Task TransferGan_UnsuitableRequest_SaysWhyInOneSentence(string sentence, params string[] options)
    {
        Assert.NotEqual(ExitCodes.Ok, await Run(["transfer-gan", "--data", SharedFolder.Data("usps"), .. options]));

        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TransferGan_ADiscriminatorOfOtherImages_IsRefused()
    {
        await Run("transfer-gan", "--data", SharedFolder.Data("usps"), "--generator", Generator, "--discriminator",
            SharedFolder.Data("weights/gan/dcgan32-faces-discriminator.pt"));

        Assert.Contains("judges images of 32 pixels with 3 channels", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Run(params string[] args) => StudioCommand.RunAsync(args, _output, _error);
}
