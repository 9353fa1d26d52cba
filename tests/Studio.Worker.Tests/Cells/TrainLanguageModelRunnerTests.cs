using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Weights.LanguageModels;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class TrainLanguageModelRunnerTests : IDisposable
{
    private static readonly string s_text = string.Concat(Enumerable.Repeat("The cat sat on the mat. The dog ran to the cat. ", 60));
    private static readonly TrainLanguageModel s_cell = new()
    {
        Id = "model", Text = s_text,
        Settings = new() { Epochs = 2, Streams = 4, Window = 8, EmbeddingSize = 8, HiddenSize = 8, SampleLength = 10 },
    };

    private static DatasetResult Sentences => new("sentences-target", "Sentences", "hash", [], 5, [], null, 0) { Problems = [] };

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_OwnText_GivesAModelThatCanBeOpened()
    {
        var result = Train(s_cell);

        using var model = GivenLanguageModel.Open(_place.PathOf(result.Model));
        Assert.Equal(("words", result.Vocabulary), (model.Tokenizer.Unit, model.Tokenizer.Count));
        Assert.Equal(s_text, File.ReadAllText(_place.PathOf(result.TrainingText!)));
        Assert.Equal((null, null, result.Validation!.Perplexity), (result.Dataset, result.Before, result.Perplexity));
        Assert.True(result.Validation.BitsPerCharacter > 0);
        Assert.StartsWith("The", result.Sample, StringComparison.Ordinal);
        Assert.Contains(_place.Told, e => e is RunEvent.Progress { Unit: "words" });
        Assert.Contains(_place.Told, e => e is RunEvent.Text { Next.Count: 10 });
    }

    [Fact]
    public void Run_OnAnotherLanguageModel_TunesItAndSaysWhatItWasBefore()
    {
        var source = Train(s_cell);

        var tuned = Train(s_cell with { Model = "source", Text = s_text.Replace("dog", "horse", StringComparison.Ordinal) },
            ("source", source));

        Assert.Equal((1, source.Vocabulary + 1), (tuned.TokensAdded, tuned.Vocabulary));
        Assert.True(tuned.Perplexity < tuned.Before!.Perplexity, $"{tuned.Before.Perplexity} before, {tuned.Perplexity} after");
    }

    [Fact]
    public void Run_OnALabelledDataset_ReadsItsTextsButThoseOfTheTestSet()
    {
        var result = Train(s_cell with { Text = "", Data = "data", MaxSteps = 4 },
            ("data", Sentences));

        Assert.Equal(("sentences-target", null), (result.Dataset, result.TrainingText));
        Assert.Equal(4, result.Steps);
    }

    [Theory]
    [InlineData(RecurrentKind.Lstm, "lstm-language-model"), InlineData(RecurrentKind.Gru, "gru-language-model")]
    public void Run_ATransferFromALanguageModel_TrainsItsEncoder(RecurrentKind unit, string backbone)
    {
        var model = Train(s_cell with { Settings = s_cell.Settings with { Cell = unit } });

        var trained = (Classifier)_place.Run(new TransferRunner(),
            new Transfer { Id = "transfer", Data = "data", Model = "model", Recipe = new Recipe.FeatureExtraction(), MaxSteps = 4 }, 1,
            ("data", Sentences), ("model", model));

        Assert.Equal((backbone, backbone, "texts"), (model.Network, trained.Network, trained.Unit));
    }

    [Fact]
    public void Run_OnImages_IsRefusedWithASentence() => Assert.Contains("reads texts", Assert.Throws<ArgumentException>(
        () => Train(s_cell with { Text = "", Data = "data" }, ("data", Made.Glyphs()))).Message, StringComparison.Ordinal);

    private LanguageModel Train(TrainLanguageModel cell, params (string Cell, CellResult Result)[] inputs) =>
        (LanguageModel)_place.Run(new TrainLanguageModelRunner(), cell, 1, inputs);
}
