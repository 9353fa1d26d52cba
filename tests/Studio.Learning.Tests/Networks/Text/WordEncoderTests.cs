using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Choice;
using Studio.Learning.Transfer.Sequences;
using Studio.Learning.Weights.Formats;
using TorchSharp;

namespace Studio.Learning.Tests.Networks.Text;

public sealed class WordEncoderTests : IDisposable
{
    private readonly ITextSet _set = (ITextSet)Datasets.Open("reviews-target");

    [Theory]
    [InlineData("lstm-words"), InlineData("gru-words")]
    public void Run_FromScratch_ExportsItsVocabularyAndPredictsTheSame(string key)
    {
        var path = Path.GetTempFileName();
        var recipe = new Recipe.FromScratch { Epochs = 1, Augmentation = null };

        var result = new TransferRun(new(Catalog.Find<IBackbone>(key, "backbone"), null, _set, recipe, 1, LabelsPerClass: 50),
            new() { ExportPath = path }).Run().Value;

        using var scope = torch.NewDisposeScope();
        using var weights = WeightsFile.Read(path);
        var bundle = TransferBundle.Of(weights)!;
        using var network = bundle.Open(weights);
        using var test = ((Studio.Learning.Data.Sets.ILabelledSet)_set).Examples(DataSplit.Of(_set.Items, 2, 1, 50).Test, bundle.Input);
        Assert.Equal(TokenizerKind.Words, ((Tokenization)bundle.Input).Tokenizer);
        Assert.Equal(result.Confusion.Counts,
            Studio.Learning.Training.Evaluation.Predict(network, test, stop: TestContext.Current.CancellationToken).Confusion.Counts);
        File.Delete(path);
    }

    [Fact]
    public void Score_RandomWeights_ReadsTheWordsOfTheTrainingTexts()
    {
        int[] train = [.. DataSplit.Of(_set.Items, 2, 1, 20).Folds[0].Train];
        var backbone = Catalog.Find<IBackbone>("lstm-words", "backbone");
        var made = backbone.WithInput(backbone.InputFor(_set, train));

        var rows = new BackboneChoice(_set, train, 1).Score([new(backbone, null, null), new(made, null, null)]);

        Assert.Equal(rows[1].Scores, rows[0].Scores);
        Assert.Equal(1, rows[0].Similarities[1], 1e-6);
    }

    [Fact]
    public void ClassSequence_RandomWeights_ReadsTheWordsOfTheTrainingTexts()
    {
        using var texts = (ITextSet)Datasets.Open("sentences-target");
        var backbone = Catalog.Find<IBackbone>("lstm-words", "backbone");
        using var sequence = new ClassSequence(new(backbone, null, texts, new Recipe.FromScratch(), 1, LabelsPerClass: 10), count: 2);

        using var tokens = sequence.Tasks[0].Train.Load([0, 1, 2, 3], epoch: 0);

        // The special tokens are the first; behind the mark of the beginning each text has words of its own.
        Assert.True(tokens.max().item<long>() > SpecialTokens.All.Count);
    }

    [Fact]
    public void InputFor_TrainingTexts_HoldsNoWordOfTheTestSet()
    {
        var split = DataSplit.Of(_set.Items, 2, 1, null);

        var input = (Tokenization)Catalog.Find<IBackbone>("lstm-words", "backbone").InputFor(_set, split.Folds[0].Train);

        Assert.Contains("breakfast", input.Vocabulary);
        Assert.DoesNotContain("sauna", input.Vocabulary);
        Assert.Equal(64, input.MaxLength);
    }

    [Fact]
    public void Run_Twice_LeavesNoTensorAlive()
    {
        TransferTask task = new(Catalog.Find<IBackbone>("lstm-words", "backbone"), null, _set,
            new Recipe.FromScratch { Epochs = 1, Augmentation = null }, 1, LabelsPerClass: 20);
        new TransferRun(task).Run();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        new TransferRun(task).Run();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    public void Dispose() => _set.Dispose();
}
