using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Coach;
using Studio.Experiments.Results;

namespace Studio.Cli.Tests.Running;

/// <summary>The lesson "Five ways to spoil a transfer", carried out: the coach names every mistake,
/// and says nothing of its mended twin.</summary>
public sealed class FiveWaysTests : IAsyncLifetime
{
    private readonly StringWriter _output = new();
    private Dictionary<string, Classifier> _trained = [];

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(ExitCodes.Ok, await StudioCommand.RunAsync(["run", "--template", "five-ways", "--json"], _output, TextWriter.Null));
        _trained = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))
            .Where(l => l.GetProperty("kind").GetString() == "transfer")
            .ToDictionary(l => l.GetProperty("cell").GetString()!,
                l => (Classifier)l.GetProperty("results").Deserialize<CellResult>(StudioJson.Options)!);
    }

    [Fact]
    public void Coach_OnEachPair_NamesTheMistakeAndIsSilentOnItsTwin()
    {
        Assert.Equal("Learning rate too high", Only("rate"));
        Assert.Equal("The frozen backbone is not frozen", Only("statistics"));
        Assert.Equal("Input range differs from pretraining", Only("range"));
        Assert.Equal("Test images in the training data", Only("copies"));
        Assert.Equal("Accuracy hides a rare class", Only("rare"));
        Assert.All(_trained.Where(t => t.Key.EndsWith("-mended", StringComparison.Ordinal)),
            t => Assert.Equal([], TransferCoach.Of(t.Value).Select(f => f.Title)));
        Assert.Equal(10, _trained.Count);
    }

    public ValueTask DisposeAsync()
    {
        _output.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Only(string pair) => Assert.Single(TransferCoach.Of(_trained[pair + "-spoilt"])).Title;
}
