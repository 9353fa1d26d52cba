namespace Studio.Cli.Tests;

public sealed class StudioCommandTests
{
    [Fact]
    public async Task RunAsync_UnknownOption_SaysSoAndExitsWithTwo()
    {
        using StringWriter output = new(), error = new();

        var code = await StudioCommand.RunAsync(["--sorcery"], output, error);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains("--sorcery", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task RunAsync_Help_ExitsWithNought()
    {
        using StringWriter output = new(), error = new();

        Assert.Equal(ExitCodes.Ok, await StudioCommand.RunAsync(["--help"], output, error));
        Assert.NotEmpty(output.ToString());
    }
}
