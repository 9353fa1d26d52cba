using System.Security.Cryptography;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class PretrainedModelRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_BundledWeights_SaysWhatTheyAre()
    {
        var result = Assert.IsType<ModelResult>(_place.Run(new PretrainedModelRunner(), new PretrainedModel { Id = "model" }));

        var file = Path.Combine(AppContext.BaseDirectory, "Weights", "Bundled", "resnet-glyphs.safetensors");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), result.WeightsHash);
        Assert.Equal(["stem", "layer1", "layer2", "layer3", "head"], result.Stages.Select(s => s.Name));
        Assert.Equal((392_376, 24, "MIT"), (result.Parameters, result.Classes.Count, result.License));
    }

    [Fact]
    public void Run_BundledLanguageModel_HasTheSizesAndTheVocabularyOfItsFile()
    {
        var result = Assert.IsType<ModelResult>(_place.Run(new PretrainedModelRunner(),
            new PretrainedModel { Id = "model", Backbone = "gru-language-model", Weights = "gru-reviews-source" }));

        var input = Assert.IsType<Tokenization>(result.Input);
        Assert.Contains("film", input.Vocabulary);
        Assert.Equal(["embedding", "rnn.0", "head"], result.Stages.Select(s => s.Name));
        Assert.Equal(128L * input.TokenCount, result.Stages[0].Parameters);
    }

    [Fact]
    public void Run_NoWeights_StartsAtRandom()
    {
        var result =
            Assert.IsType<ModelResult>(_place.Run(new PretrainedModelRunner(), new PretrainedModel { Id = "model", Weights = null }));

        Assert.Equal((null, null), (result.Weights, result.WeightsHash));
    }

    [Fact]
    public void Run_WeightsOfAnotherNetwork_IsRefused() => Assert.Throws<ArgumentException>(() =>
        _place.Run(new PretrainedModelRunner(),
            new PretrainedModel { Id = "model", Backbone = "resnet18", Weights = "resnet-glyphs-source" }));
}
