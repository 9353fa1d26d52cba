using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Text;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Choice;
using Studio.Learning.Transfer.Recognition;
using Studio.Learning.Weights.Formats;
using Studio.Learning.Weights.LanguageModels;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

/// <summary>A language model's file is weights of a classifier: its encoder with its vocabulary, under a new head.</summary>
public sealed class LanguageModelTransferTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly ITextSet _reviews = (ITextSet)Datasets.Open("reviews-target");
    private readonly WordTokenizer _words;

    public LanguageModelTransferTests() => _words = WordTokenizer.Of(Enumerable.Range(0, 300).Select(_reviews.Read));

    public void Dispose()
    {
        _reviews.Dispose();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string> Kinds => ["lstm", "gru", "awd", "characters"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_LanguageModel_GivesTheOutputsOfItsLastLayer(string kind)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var path = Written(kind, out var network, out var tokenizer);
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights, path)!;
        var backbone = Find(kind).WithWeights(weights).WithInput(bundle.Input);
        using var classifier = (RecurrentEncoder)bundle.Build(backbone);
        Assert.True(bundle.LoadBackbone(backbone, classifier, weights).IsComplete);
        classifier.eval();
        var texts = string.Join(' ', Enumerable.Range(0, 12).Select(_reviews.Read));

        var ofModel = network.call(tensor(tokenizer.Encode(texts).Select(t => (long)t).ToArray()).unsqueeze(1), null).Raw;    // (T, 1, H)
        var tokens = TokenizationTokenizer.Of((Tokenization)bundle.Input).Encode(texts);
        // Longer than a window, so the state has to be carried on.
        Assert.InRange(tokens.Length, 100, 1000);
        var features = classifier.Features(tensor(tokens.Select(t => (long)t).ToArray()).unsqueeze(0));                        // (1, 3·H)

        var width = backbone.FeatureCount / 3;
        Assert.True(features[0].narrow(0, 0, width).allclose(ofModel[-1, 0], 1e-4, 1e-5));
        Assert.True(features[0].narrow(0, width, width).allclose(ofModel.squeeze(1).amax([0]), 1e-4, 1e-5));
        Assert.Equal(kind == "awd" ? ["embedding", "rnn.0", "rnn.1"] : ["embedding", "rnn.0"], backbone.Stages.Select(s => s.Name));
        network.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Run_FineTuningFromALanguageModel_ExportsWhatPredictsTheSame(string kind)
    {
        var path = Written(kind, out var network, out _);
        network.Dispose();
        var recipe = new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 1, EpochsPerUnfreezing = 1, StageDecay = 0.4 };
        var exported = Path.Combine(_folder.FullName, "classifier.safetensors");

        var result = new TransferRun(new(Find(kind), path, _reviews, recipe, 1, LabelsPerClass: 20), new() { ExportPath = exported })
            .Run().Value;

        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(exported);
        var bundle = TransferBundle.Of(weights)!;
        using var classifier = bundle.Open(weights);
        using var test = ((ILabelledSet)_reviews).Examples(DataSplit.Of(_reviews.Items, 2, 1, 20).Test, bundle.Input);
        Assert.Equal(result.Confusion.Counts,
            Evaluation.Predict(classifier, test, stop: TestContext.Current.CancellationToken).Confusion.Counts);
        Assert.True(result.LoadReport!.IsComplete);
        Assert.InRange(((Tokenization)bundle.Input).MaxLength, 64, kind == "characters" ? 300 : 64);
    }

    [Fact]
    public void Run_FrozenEncoder_ComputesItsFeaturesOnceAndKeepsThem()
    {
        var path = Written("lstm", out var network, out _);
        network.Dispose();
        var task = new TransferTask(Find("lstm"), path, _reviews, new Recipe.FeatureExtraction { Epochs = 3 }, 1, 20);
        var folder = _folder.CreateSubdirectory("features").FullName;

        var first = new TransferRun(task, new() { Features = new(folder) }).Run().Value;
        var again = new TransferRun(task, new() { Features = new(folder) }).Run().Value;

        Assert.Single(Directory.GetFiles(folder, "*.safetensors"));
        Assert.Equal(first.Confusion.Counts, again.Confusion.Counts);
        Assert.True(first.Cost.ForwardImages > again.Cost.ForwardImages);
    }

    [Fact]
    public void Run_AnEarlierStageOrAnotherHead_ReadsTheEncoderThere()
    {
        var path = Written("awd", out var network, out _);
        network.Dispose();
        var recipe = new Recipe.FeatureExtraction { Epochs = 1, SkippedStages = 1, Head = new HeadSettings.Mlp { Width = 8 } };
        var exported = Path.Combine(_folder.FullName, "classifier.safetensors");

        new TransferRun(new(Find("awd"), path, _reviews, recipe, 1, 20), new() { ExportPath = exported }).Run();

        using var weights = WeightsFile.Read(exported);
        using var classifier = TransferBundle.Of(weights)!.Open(weights);
        Assert.Equal("head", classifier.HeadPrefix);
    }

    [Fact]
    public void Run_L2Sp_KeepsNearTheLanguageModelAndOthersAskForAHead()
    {
        var path = Written("gru", out var network, out _);
        network.Dispose();
        var recipe = new Recipe.FineTuning { Epochs = 1, HeadWarmUpEpochs = 1, Regulariser = new Regulariser.L2Sp() };

        new TransferRun(new(Find("gru"), path, _reviews, recipe, 1, 20, MaxSteps: 3)).Run();
        var refusal = Assert.Throws<ArgumentException>(() => new TransferRun(new(Find("gru"), path, _reviews,
            recipe with { Regulariser = new Regulariser.LearningWithoutForgetting() }, 1, 20)).Run());

        Assert.Contains("no old head", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WeightsOfTheOtherCell_SaysWhichToChoose()
    {
        var path = Written("gru", out var network, out _);
        network.Dispose();

        var refusal = Assert.ThrowsAny<ArgumentException>(() => new TransferRun(new(Find("lstm"), path, _reviews,
            new Recipe.FeatureExtraction { Epochs = 1 }, 1, 20)).Run());

        Assert.Contains("GRU", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recognise_LanguageModel_IsItsEncoderAndStaysALanguageModel()
    {
        var path = Written("lstm", out var network, out _);
        network.Dispose();
        var copy = Path.Combine(_folder.FullName, "described.safetensors");
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);

        var found = WeightsRecognition.Of(weights);
        WeightsRecognition.Export(weights, new(found.Backbone, found.Classes, found.Input, null, 0), copy);

        Assert.Equal(("lstm-language-model", "LSTM language model", 0), (found.Backbone, found.Title, found.ClassCount));
        Assert.Empty(found.Faults);
        using var opened = GivenLanguageModel.Open(copy);
        Assert.Equal(_words.Count, opened.Tokenizer.Count);
    }

    [Fact]
    public void Score_LanguageModel_IsScoredByItsFeatures()
    {
        var path = Written("lstm", out var network, out _);
        network.Dispose();
        int[] train = [.. DataSplit.Of(_reviews.Items, 2, 1, 20).Folds[0].Train];

        var row = Assert.Single(new BackboneChoice(_reviews, train, 1).Score([new(Find("lstm"), null, path)]));

        Assert.Equal(3 * 24, row.Features);
    }

    [Fact]
    public void Of_WithoutVocabulary_AsksForIt()
    {
        var path = Path.Combine(_folder.FullName, "bare.safetensors");
        using var network = Made(RecurrentKind.Lstm);
        SafeTensors.Write(path, network.state_dict());
        using var weights = WeightsFile.Read(path);

        var refusal = Assert.Throws<InvalidDataException>(() => TransferBundle.Of(weights, path));

        Assert.Contains("no vocabulary", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Twice_LeavesNoMoreTensorsThanOnce()
    {
        var path = Written("lstm", out var network, out _);
        network.Dispose();
        var task = new TransferTask(Find("lstm"), path, _reviews, new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 1 }, 1, 20);
        new TransferRun(task).Run();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        new TransferRun(task).Run();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static IBackbone Find(string kind) =>
        Catalog.Find<IBackbone>(kind == "gru" ? "gru-language-model" : "lstm-language-model", "backbone");

    private RecurrentLanguageModel Made(RecurrentKind cell, int? vocabulary = null) => new(new()
        { Cell = cell, Vocabulary = vocabulary ?? _words.Count, Embedding = 24, Hidden = 24, Layers = 1, IsTied = true });

    /// <summary>A language model's file with random weights.</summary>
    private string Written(string kind, out LanguageNetwork network, out ITokenizer tokenizer)
    {
        random.manual_seed(7);
        var path = Path.Combine(_folder.FullName, $"{kind}.safetensors");
        var characters = new CharTokenizer(string.Concat(Enumerable.Range(0, 300).Select(_reviews.Read)) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        (network, tokenizer) = kind switch
        {
            "awd" => ((LanguageNetwork)new AwdLstm(new() { Vocabulary = _words.Count, Embedding = 16, Hidden = 20, Layers = 2 }),
                (ITokenizer)_words),
            "characters" => (Made(RecurrentKind.Lstm, characters.Count), characters),
            "gru" => (Made(RecurrentKind.Gru), _words),
            _ => (Made(RecurrentKind.Lstm), _words),
        };
        network.eval();
        if (kind == "awd")
            SafeTensors.Write(path, AwdLstmKeys.Published((AwdLstm)network), new Dictionary<string, string>
                { ["vocabulary"] = Experiments.StudioJson.Write(Enumerable.Range(0, _words.Count).Select(_words.Name).ToArray()) });
        else
            LanguageModelFile.Write(path, network, tokenizer);
        return path;
    }
}
