using System.Text.Json;

namespace Studio.Cli.Tests.Weights;

public sealed class WeightsCommandTests
{
    [Fact]
    public async Task List_Json_IsOneArrayWithEveryName()
    {
        using StringWriter output = new(), error = new();

        var code = await StudioCommand.RunAsync(["weights", "list", "--json"], output, error);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Empty(error.ToString());
        var vgg = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray()
            .Single(w => w.GetProperty("name").GetString() == "vgg16-imagenet");
        Assert.Equal("https://download.pytorch.org/models/vgg16-397923af.pth", vgg.GetProperty("address").GetString());
        Assert.Equal(71.592, vgg.GetProperty("top1").GetDouble());
        Assert.Equal("BSD-3-Clause", vgg.GetProperty("license").GetString());
    }

    [Fact]
    public async Task List_Table_NamesSizesAndAccuracies()
    {
        using StringWriter output = new(), error = new();

        await StudioCommand.RunAsync(["weights", "list"], output, error);

        var line = output.ToString().Split('\n').Single(l => l.Contains("resnet20-cifar10", StringComparison.Ordinal));
        Assert.Contains("1.1 MB", line, StringComparison.Ordinal);
        Assert.Contains("91.73 %", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_UnknownName_ListsThoseThereAre()
    {
        using StringWriter output = new(), error = new();

        var code = await StudioCommand.RunAsync(["weights", "fetch", "resnet19"], output, error);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("resnet18-imagenet", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }
}
