namespace Studio.Cli.Tests;

public sealed class DeviceOptionTests
{
    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    [InlineData("")]
    public async Task Run_OnADeviceOfNoSuchName_SaysWhichThereAre(string name)
    {
        var (code, error) = await RunAsync("run", "--template", "empty", "--device", name);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains($"There is no device '{name}'. Use cpu, cuda or cuda:0.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run --template empty")]
    [InlineData("transfer --backbone resnet-glyphs --data glyphs-target")]
    [InlineData("evaluate --backbone resnet-glyphs --weights resnet-glyphs-source --data glyphs-target")]
    public async Task Run_OnAGpuThatIsNotThere_SaysHowToTrainWithoutIt(string command)
    {
        var (code, error) = await RunAsync([.. command.Split(' '), "--device", "cuda:99"]);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains("so there is no cuda:99. 'studio doctor' reports what it finds and why. Use --device cpu", error,
            StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        return (await StudioCommand.RunAsync(args, output, error), error.ToString());
    }
}
