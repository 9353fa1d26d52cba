using Studio.Learning.Data.Text.Reading;
using Studio.Learning.Data.Translation;
using Studio.Learning.Tasks.Translating;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Tasks.Translating;

/// <summary>The French–English network of a person who followed PyTorch's tutorial, on Tatoeba's sentences.</summary>
public sealed class TranslationModelTests : IDisposable
{
    private const string Weights = "weights/text/seq2seq-gru-fra-eng-";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("translation");

    [Fact]
    public void Open_PublishedWeights_ReproduceExactMatchesAndBleu()
    {
        using var model = Open();
        var pairs = model.FromSource(ParallelText.Read(SharedFolder.Data("text/tatoeba-eng-fra/eng-fra-5000.tsv")).Pairs);

        var result = TranslationEvaluation.Of(model, [.. pairs.Where(TutorialPairs.Has)], beam: 1, lengthPenalty: 0);

        Assert.True(TutorialPairs.Concern(model));
        Assert.Equal((439, 667, 734), (result.Exact, result.Sentences, result.Pairs));
        Assert.Equal(60.83, result.Bleu.Score, 0.005);
        Assert.Equal("nrefs:var|case:mixed|eff:no|tok:none|smooth:exp|version:2.6.0", result.Bleu.Signature);
        Assert.Equal("i m fine", model.Translate(["Je vais bien."])[0].Text);
    }

    [Fact]
    public void Write_ThenOpen_TranslatesTheSame()
    {
        using var model = Open();
        var path = Path.Combine(_folder.FullName, "whole.safetensors");

        model.Write(path);
        using var again = TranslationModel.Open([path], []);

        Assert.Equal((SentenceRule.Letters, 10), (again.Source.Rule, again.MaxWords));
        Assert.Equal(model.Translate(["Elle est là."], beam: 3)[0].Text, again.Translate(["Elle est là."], beam: 3)[0].Text);
        again.Write(path);
        using var third = TranslationModel.Open([path], []);
        Assert.Equal(18, third.Network.state_dict().Count);
    }

    [Fact]
    public void Open_FilesInAnyOrder_AreRecognised()
    {
        using var model = TranslationModel.Open([SharedFolder.Data(Weights + "decoder.pth"), SharedFolder.Data(Weights + "encoder.pth")],
            [SharedFolder.Data(Weights + "output_lang.pkl"), SharedFolder.Data(Weights + "input_lang.pkl")]);

        Assert.Equal((4748, 3079), (model.Source.Count, model.Target.Count));
    }

    [Fact]
    public void Open_WrongFiles_SaysWhatIsMissing()
    {
        var (encoder, decoder) = (SharedFolder.Data(Weights + "encoder.pth"), SharedFolder.Data(Weights + "decoder.pth"));
        var input = SharedFolder.Data(Weights + "input_lang.pkl");
        var alone = Path.Combine(_folder.FullName, "e.pth");
        File.Copy(encoder, alone);

        Assert.Contains("both encoders", Fault([encoder, alone]), StringComparison.Ordinal);
        Assert.Contains("is a decoder alone", Fault([decoder]), StringComparison.Ordinal);
        Assert.Contains("is an encoder alone", Fault([encoder]), StringComparison.Ordinal);
        Assert.Contains("3,079 words that the decoder needs", Fault([encoder, decoder], input), StringComparison.Ordinal);
        Assert.Contains("neither an encoder nor a decoder", Fault([SharedFolder.Data("weights/text/hamlet-char-gru.pth")]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_UnknownOrNoWords_IsRefusedWithASentence()
    {
        using var model = Open();

        Assert.Contains("'xylophone'", Assert.Throws<ArgumentException>(() => model.Translate(["je xylophone"])).Message,
            StringComparison.Ordinal);
        Assert.Contains("no word", Assert.Throws<ArgumentException>(() => model.Translate(["… 42"])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static TranslationModel Open() =>
        TranslationModel.Open([SharedFolder.Data(Weights + "encoder.pth"), SharedFolder.Data(Weights + "decoder.pth")], []);

    private static string Fault(string[] weights, params string[] vocabularies) =>
        Assert.Throws<InvalidDataException>(() => TranslationModel.Open(weights, vocabularies)).Message;
}
