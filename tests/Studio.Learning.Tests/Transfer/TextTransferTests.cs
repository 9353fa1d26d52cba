using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Choice;
using Studio.Learning.Transfer.Sequences;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

/// <summary>Texts go the way that images go: the same runs, recipes and measures, with a recurrent encoder as the backbone.</summary>
public sealed class TextTransferTests : IDisposable
{
    private const int Labels = 10;

    private static readonly IBackbone s_backbone = Catalog.Find<IBackbone>("gru-sentences", "backbone");
    private static readonly string s_weights = WeightStoreOptions.OfUser() is var options
        ? new WeightStore(options).PathOf(WeightCatalogue.Find("gru-sentences-source")) : "";

    private readonly ILabelledSet _target = new SentencesTarget().Open();
    private readonly ILabelledSet _source = new SentencesSource().Open();

    [Fact]
    public void Run_FrozenEncoderOfFewLabels_IsFarAheadOfScratch()
    {
        var scratch = Accuracy(new Recipe.FromScratch { Epochs = 12 }, weights: null);
        var frozen = Accuracy(new Recipe.FeatureExtraction { Epochs = 20 });

        Assert.InRange(frozen, scratch + 0.15, 1);
    }

    [Fact]
    public void Run_FineTuningStageByStage_UnfreezesTheEncoderFromItsHeadDown()
    {
        var recipe = new Recipe.FineTuning { Epochs = 6, EpochsPerUnfreezing = 2, StageDecay = 0.4, UnfrozenStages = 0 };
        using var network = s_backbone.Build(4);

        var result = new TransferRun(new(s_backbone, s_weights, _target, recipe, 1, Labels)).Run().Value;
        var groups = StageGroups.Of(s_backbone, network, recipe);

        Assert.Equal(["head", "rnn.0", "embedding"], groups.Select(g => g.Name));
        // The head is trained before the first epoch.
        Assert.Equal([0, 0, 2], groups.Select(g => g.UnfreezesAtEpoch));
        Assert.True(groups[1].LearningRate > groups[2].LearningRate);
        Assert.InRange(result.Accuracy.Estimate, 0.6, 1);
    }

    [Fact]
    public void Run_FeaturesOfTheFrozenEncoder_AreComputedOnceAndKept()
    {
        var folder = Directory.CreateTempSubdirectory("features-").FullName;
        var task = new TransferTask(s_backbone, s_weights, _target, new Recipe.FeatureExtraction { Epochs = 3 }, 1, Labels);

        var first = new TransferRun(task, new() { Features = new(folder) }).Run().Value;
        var again = new TransferRun(task, new() { Features = new(folder) }).Run().Value;

        Assert.Single(Directory.GetFiles(folder, "*.safetensors"));
        Assert.Equal(first.Confusion.Counts, again.Confusion.Counts);
        Assert.True(first.Cost.ForwardImages > again.Cost.ForwardImages, $"{first.Cost.ForwardImages} against {again.Cost.ForwardImages}");
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("l2-sp"), InlineData("ewc"), InlineData("lwf"), InlineData("rehearsal")]
    public void Run_EveryRegulariserWatchingForgetting_ReportsWhatIsKeptOfTheSource(string kind)
    {
        Regulariser regulariser = kind switch
        {
            "l2-sp" => new Regulariser.L2Sp(),
            "ewc" => new Regulariser.ElasticWeightConsolidation { ImagesPerClass = 10 },
            "lwf" => new Regulariser.LearningWithoutForgetting(),
            _ => new Regulariser.Rehearsal { ImagesPerClass = 10 },
        };
        var recipe = new Recipe.FineTuning { Epochs = 2, HeadWarmUpEpochs = 1, WatchForgetting = true, Regulariser = regulariser };

        var result = new TransferRun(new(s_backbone, s_weights, _target, recipe, 1, Labels, Source: _source)).Run().Value;

        Assert.InRange(result.Kept!.Before, 0.9, 1);
        Assert.InRange(result.Kept.OldHead, 0.3, 1);
    }

    [Fact]
    public void Run_ExportedEncoder_OpensWithItsVocabularyAndPredictsTheSame()
    {
        var path = Path.GetTempFileName();
        var result = new TransferRun(new(s_backbone, s_weights, _target, new Recipe.FeatureExtraction { Epochs = 2 }, 1, Labels),
            new() { ExportPath = path }).Run().Value;

        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights)!;
        using var network = bundle.Open(weights);
        using var test = _target.Examples(DataSplit.Of(_target.Items, 4, 1, Labels).Test, bundle.Input);

        Assert.Equal(s_backbone.Input, bundle.Input);
        Assert.Equal(result.Confusion.Counts,
            Studio.Learning.Training.Evaluation.Predict(network, test, stop: TestContext.Current.CancellationToken).Confusion.Counts);
        File.Delete(path);
    }

    [Fact]
    public void Score_PretrainedAndRandomEncoder_RankAsTheyTransfer()
    {
        var split = DataSplit.Of(_target.Items, 4, 1, Labels);
        var pretrained = WeightCatalogue.Find("gru-sentences-source");

        var rows = new BackboneChoice(_target, split.Folds[0].Train,
            1).Score([new(s_backbone, pretrained, s_weights), new(s_backbone, null, null)]);

        double[] logMe = [.. rows.Select(r => r.Scores["logme"])];
        Assert.True(logMe[0] > logMe[1], $"{logMe[0]} against {logMe[1]}");
        Assert.NotNull(rows[0].Distance);
        Assert.True(rows[0].Cost.MultiplyAdds > 0);
    }

    [Fact]
    public void Learn_ClassesThatCompete_AreForgottenUnlessTheyAreRehearsed()
    {
        var task = new TransferTask(s_backbone, s_weights, _target, new Recipe.FineTuning(), Seed: 1);
        using var sequence = new ClassSequence(task, 2, testPerClass: 50);
        SequenceSettings Under(ContinualMethod method) => new()
            { Scenario = TaskScenario.ClassIncremental, Method = method, Epochs = 3, BatchSize = 16 };

        var naive = sequence.Learn(Under(new ContinualMethod.Naive())).Value;
        var rehearsed = sequence.Learn(Under(new ContinualMethod.Regularised { By = new Regulariser.Rehearsal() })).Value;

        Assert.InRange(naive.Rows[0][0], 0.9, 1);
        Assert.InRange(naive.Rows[1][0], 0, 0.2);
        Assert.InRange(rehearsed.Rows[1][0], 0.8, 1);
    }

    [Fact]
    public void Learn_TwoTasksOfTwoClasses_FillsTheAccuracyMatrix()
    {
        var task = new TransferTask(s_backbone, s_weights, _target, new Recipe.FineTuning(), Seed: 1, Labels);
        using var sequence = new ClassSequence(task, 2, testPerClass: 20);

        var matrix = sequence.Learn(new SequenceSettings { Epochs = 1, MaxSteps = 10, Method = new ContinualMethod.Naive() }).Value;

        Assert.Equal(2, matrix.Rows.Count);
        Assert.All(matrix.Rows.SelectMany(r => r), share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public void Run_ImagesForAnEncoderOfTexts_SaysWhatDoesNotFit()
    {
        using var images = Datasets.Open("glyphs-target");

        var refusal =
            Assert.Throws<ArgumentException>(() => new TransferRun(new(s_backbone, null, images, new Recipe.FromScratch(), 1, 2)).Run());

        Assert.Equal("'glyphs-target' holds images, and the network reads texts. Choose a data set of texts, or a network for images.",
            refusal.Message);
    }

    [Fact]
    public void Run_TextsForANetworkOfImages_SaysWhatDoesNotFit()
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            new TransferRun(new(Catalog.Find<IBackbone>("resnet20-cifar", "backbone"), null, _target, new Recipe.FromScratch(), 1,
                2)).Run().Value);

        Assert.Equal("'sentences-target' holds texts, and the network reads images. Choose a data set of images, or a network for texts.",
            refusal.Message);
    }

    [Fact]
    public void Run_MarginForTexts_SaysThatItBelongsToImages()
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            new TransferRun(new(s_backbone, null, _target, new Recipe.FromScratch { Margin = 2 }, 1, 2)).Run());

        Assert.Contains("A margin belongs to images", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MultiplyAdds_OfTheEncoder_CountEachStepOfTheRecurrentLayerAndTheHead()
    {
        using var network = s_backbone.Build(4);
        using var text = BlankInput.Of(s_backbone.Input, 1, CPU);
        using var guard = no_grad();

        var counted = MultiplyAdds.Of(network, () => network.call(text).Dispose());

        Assert.Equal(SentenceGrammar.MostWords * 3 * 64 * (32 + 64) + 3 * 64 * 4, counted);
    }

    [Fact]
    public void Features_OfATextAloneAndBesideALongerOne_AreTheSame()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = s_backbone.Build(4);
        network.eval();
        var (alone, longer) = (tensor(new long[] { 2, 5, 9 }, [1, 3]), tensor(new long[] { 2, 5, 9, 0, 0, 0 }, [1, 6]));

        Assert.True(network.Features(alone).allclose(network.Features(longer), rtol: 0, atol: 1e-6));
    }

    public void Dispose()
    {
        _target.Dispose();
        _source.Dispose();
    }

    private double Accuracy(Recipe recipe, string? weights = "bundled") =>
        new TransferRun(new(s_backbone, weights is null ? null : s_weights, _target, recipe, 1, Labels)).Run().Value.Accuracy.Estimate;
}
