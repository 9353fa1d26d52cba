using Studio.Experiments.Results.Translating;
using Studio.Experiments.Runs;
using Studio.Learning.Tasks.Translating;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class TranslateRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_TwoEpochs_ShowsTranslationsAndKeepsTheBest()
    {
        var cell = new Translate
            { Id = "translate", MaxSentences = 200, Settings = new() { Epochs = 2, HiddenSize = 8, Examples = 2 } };

        var result = Assert.IsType<Translator>(_place.Run(new TranslateRunner(), cell, 1));

        var shown = _place.Told.OfType<RunEvent.Translations>().ToArray();
        Assert.Equal(3, shown.Length);
        Assert.All(shown, s => Assert.Equal(2, s.Sentences.Count));
        Assert.Equal((180, 20), (result.TrainPairs, result.ValidationPairs));
        Assert.Equal(shown[result.BestEpoch + 1].Sentences.Select(s => s.Target), result.Examples.Select(s => s.Target));
        Assert.Equal(0, result.LeftOut);
        Assert.Contains(_place.Told, e => e is RunEvent.Progress { Unit: "words" });
        Assert.Equal("all", result.Test[0].Group);
        Assert.Equal(600, result.Test[0].Sentences);
        Assert.Contains(result.Test, t => t is { Group: "unseen range", Sentences: 200 });
        // Word by word a dictionary cannot place "et", "cent" before "mille" or the hyphens of a number.
        Assert.All(result.Test, t => Assert.InRange(t.DictionaryExact, 0, 0.9));
    }

    [Fact]
    public void Run_SentencesThatAreTooLong_AreCountedAndNotTakenForUsed()
    {
        var cell = new Translate
        {
            Id = "translate", Pairs = "oui\tyes\nnon\tno\nun deux trois quatre\tone two three four\nbon\tgood\n", ValidationShare = 0.5,
            Settings = new() { Epochs = 1, HiddenSize = 8, MinFrequency = 1, MaxWords = 3 },
        };

        var result = Assert.IsType<Translator>(_place.Run(new TranslateRunner(), cell, 1));

        Assert.Equal((3, 1), (result.TrainPairs + result.ValidationPairs, result.LeftOut));
        Assert.Contains("1 pairs were left out", result.Summary(), StringComparison.Ordinal);
        Assert.Contains(_place.Told, e => e is RunEvent.Log { Sentence: var sentence }
            && sentence.StartsWith("1 of 4 pairs were left out", StringComparison.Ordinal));
        Assert.NotEmpty(result.Examples);
    }

    [Fact]
    public void Run_PairsOfOnesOwn_TrainsOnThemAndNamesFaultyLines()
    {
        var cell = new Translate
        {
            Id = "translate", Pairs = "oui\tyes\nnon\tno\nseul\n", ValidationShare = 0.5,
            Settings = new() { Epochs = 1, HiddenSize = 8, MinFrequency = 1 },
        };

        var result = Assert.IsType<Translator>(_place.Run(new TranslateRunner(), cell, 1));

        Assert.Equal((1, 1), (result.TrainPairs, result.ValidationPairs));
        Assert.Empty(result.Test);
        Assert.Contains(_place.Told,
            e => e is RunEvent.Log { Sentence: var sentence } && sentence.Contains("line 3", StringComparison.Ordinal));
    }
}
