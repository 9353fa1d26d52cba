using System.Text.Json;

namespace Studio.Cli.Tests.Running;

public sealed class TemplatesCommandTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task Templates_Json_ListsTheTourFirst()
    {
        var code = await StudioCommand.RunAsync(["templates", "--json"], _output, TextWriter.Null);

        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal("first-transfer", json.RootElement[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task Templates_ForPeople_ShowsTitles()
    {
        await StudioCommand.RunAsync(["templates"], _output, TextWriter.Null);

        Assert.Contains("Your first transfer", _output.ToString(), StringComparison.Ordinal);
    }
}
