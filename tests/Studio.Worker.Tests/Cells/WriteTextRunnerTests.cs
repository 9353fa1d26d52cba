using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class WriteTextRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_TwoSteps_WritesFromItsPrompt()
    {
        var cell = new WriteText
            { Id = "write",
                Settings = new()
                    { Steps = 2, Streams = 2, Window = 8, HiddenSize = 8, EmbeddingSize = 4, SampleEvery = 1, SampleLength = 10 } };

        var result = Assert.IsType<LanguageModel>(_place.Run(new WriteTextRunner(), cell, 1));

        var texts = _place.Told.OfType<RunEvent.Text>().ToArray();
        Assert.Equal([0, 1, 2], texts.Select(t => t.Step));
        Assert.All(texts, t => Assert.StartsWith("The ", t.Written, StringComparison.Ordinal));
        Assert.Equal((texts[^1].Written, 2), (result.Sample, result.Steps));
        Assert.True(result.Perplexity > 1);
        Assert.Contains(_place.Told, e => e is RunEvent.Progress { Unit: "characters" });
    }
}
