using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Translation;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Tasks.Translating;
using Studio.Learning.Tests.Fixtures;
using TorchSharp;

namespace Studio.Cli.Tests.Translating;

public sealed class TranslateCommandTests : IDisposable
{
    private const string Published = "weights/text/seq2seq-gru-fra-eng-";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("translate");
    private readonly StringWriter _output = new(), _error = new();
    private readonly string _weights;

    public TranslateCommandTests()
    {
        torch.random.manual_seed(3);
        var source = SentenceVocabulary.Of(["un chien dort", "un chat"], maxWords: 10, minCount: 1);
        var target = SentenceVocabulary.Of(["a dog sleeps", "a cat"], maxWords: 10, minCount: 1);
        var shape = new TranslationShape(RecurrentKind.Gru, source.Count, target.Count, Hidden: 8);
        using var model = new TranslationModel(new(shape), source, target, maxWords: 6);
        _weights = Path.Combine(_folder.FullName, "fra-eng.safetensors");
        model.Write(_weights);
    }

    [Fact]
    public async Task Translate_PublishedNetworkOnTatoeba_PrintsOneJsonWithTheReferenceBleu()
    {
        var code = await RunAsync("--weights", SharedFolder.Data(Published + "encoder.pth"), "--weights",
            SharedFolder.Data(Published + "decoder.pth"), "--data", SharedFolder.Data("text/tatoeba-eng-fra/eng-fra-5000.tsv"), "--json");

        var result = JsonElement.Parse(_output.ToString());
        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(60.83, result.GetProperty("bleu").GetDouble(), 0.005);
        Assert.Equal((439, 667, 734), (result.GetProperty("exact").GetInt32(), result.GetProperty("sentences").GetInt32(),
            result.GetProperty("pairs").GetInt32()));
        Assert.StartsWith("nrefs:var|", result.GetProperty("signature").GetString(), StringComparison.Ordinal);
        Assert.Contains("4,231 of 5,000 pairs", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_OneSentence_PrintsItsTranslation()
    {
        Assert.Equal(ExitCodes.Ok, await RunAsync("--weights", _weights, "--text", "Un chien !", "--beam", "3"));

        Assert.Single(_output.ToString().TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("", "no pair of sentences")]
    [InlineData("un chien\n", "no pair of sentences")]
    public async Task Translate_FaultyPairs_SaysWhatIsWrong(string content, string words)
    {
        var data = Path.Combine(_folder.FullName, "pairs.tsv");
        await File.WriteAllTextAsync(data, content, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Failed, await RunAsync("--weights", _weights, "--data", data, "--json"));
        Assert.Contains(words, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("either --data with sentence pairs or --text")]
    [InlineData("--beam is 0", "--text", "chien", "--beam", "0")]
    [InlineData("no weights file", "--text", "chien", "--weights", "nowhere.pth")]
    [InlineData("holds no word", "--text", " ")]
    public async Task Translate_FaultyCommandLine_SaysWhatIsWrong(string words, params string[] options)
    {
        var code = await RunAsync(["--weights", _weights, .. options]);

        Assert.NotEqual(ExitCodes.Ok, code);
        Assert.Contains(words, _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] options) => StudioCommand.RunAsync(["translate", .. options], _output, _error);
}
