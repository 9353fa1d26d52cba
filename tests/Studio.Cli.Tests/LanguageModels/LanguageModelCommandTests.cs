using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights.Formats;

namespace Studio.Cli.Tests.LanguageModels;

public sealed class LanguageModelCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter _output = new(), _error = new();

    private static string Shakespeare => SharedFolder.Data("weights/text/charrnn-shakespeare.safetensors");

    private static string HamletGru => SharedFolder.Data("weights/text/hamlet-char-gru.pth");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Evaluate_CharacterModelOnItsText_PrintsOneJsonWithItsFigures()
    {
        var code = await Run("evaluate", "--weights", Shakespeare, "--data", SharedFolder.Data("text/tinyshakespeare/input.txt"),
            "--characters", "20000", "--json");

        Assert.Equal(ExitCodes.Ok, code);
        var result = JsonElement.Parse(_output.ToString());
        Assert.Equal(["bitsPerCharacter", "perplexity", "tokens"], result.EnumerateObject().Select(p => p.Name));
        Assert.InRange(result.GetProperty("bitsPerCharacter").GetDouble(), 1.85, 1.95);
        Assert.Equal(Math.Pow(2, result.GetProperty("bitsPerCharacter").GetDouble()), result.GetProperty("perplexity").GetDouble(), 1e-9);
        Assert.Equal(19_990, result.GetProperty("tokens").GetInt32());
    }

    [Fact]
    public async Task Evaluate_HamletsModelElsewhere_IsWorseThanGuessingAndNamesTheOrderOfGates()
    {
        await Run("evaluate", "--weights", HamletGru, "--vocabulary", SharedFolder.Data("weights/text/hamlet-char-vocab.pkl"), "--data",
            SharedFolder.Data("text/tinyshakespeare/input.txt"), "--characters", "5000", "--json");

        Assert.InRange(JsonElement.Parse(_output.ToString()).GetProperty("bitsPerCharacter").GetDouble(), 6, 9);
        Assert.Contains("z, r, h", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_TextWithAFewUnknownCharacters_LeavesThemOutAndSaysSo()
    {
        var text = Text(string.Concat(Enumerable.Repeat("To be, or not to be, that is the question. ", 10)) + "\r\né");

        Assert.Equal(ExitCodes.Ok, await Run("evaluate", "--weights", Shakespeare, "--data", text, "--json"));

        Assert.Contains("1 of 432 characters", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("left out", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("<unk>", 0)]
    public async Task Evaluate_WordModel_KeepsTheWordsApartAndNeedsNoTokenForThoseItLacks(string sixth, int leftOut)
    {
        var weights = Path.Combine(_folder.FullName, "words.safetensors");
        string[] words = ["the", "dog", "sat", ".", "mat", sixth];
        using (var network = new RecurrentLanguageModel(new() { Cell = RecurrentKind.Gru, Vocabulary = 6, Embedding = 4, Hidden = 4,
            Layers = 1 }))
            SafeTensors.Write(weights, network.state_dict(),
                new Dictionary<string, string> { ["vocabulary"] = JsonSerializer.Serialize(words) });
        var text = Text(string.Concat(Enumerable.Repeat("the dog sat . ", 30)) + "the hamster sat .");

        Assert.Equal(ExitCodes.Ok, await Run("evaluate", "--weights", weights, "--data", text, "--json"));

        Assert.Equal(123 - leftOut, JsonElement.Parse(_output.ToString()).GetProperty("tokens").GetInt32());
        Assert.Equal(leftOut > 0, _error.ToString().Contains("1 of 124 words", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Так говорил Заратустра", "does not fit this text")]
    [InlineData("  \n ", "is empty")]
    [InlineData("ab\0cd", "NUL")]
    [InlineData("a", "1 of the model's tokens")]
    public async Task Evaluate_UnsuitableText_SaysWhyInOneSentence(string text, string expected)
    {
        Assert.NotEqual(ExitCodes.Ok, await Run("evaluate", "--weights", Shakespeare, "--data", Text(text), "--json"));

        Assert.Empty(_output.ToString());
        Assert.Contains(expected, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weights/mnist-lenet/lenet_epoch=12_test_acc=0.991.pth", "--backbone")]
    [InlineData("weights/text/seq2seq-gru-fra-eng-encoder.pth", "no language model")]
    public async Task Evaluate_OtherWeightsWithoutBackbone_SaysWhatIsMissing(string weights, string expected)
    {
        Assert.NotEqual(ExitCodes.Ok, await Run("evaluate", "--weights", SharedFolder.Data(weights), "--data", Text("text")));

        Assert.Contains(expected, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_FolderOrMissingFile_SaysSo()
    {
        Assert.Equal(ExitCodes.BadUsage, await Run("evaluate", "--weights", Shakespeare, "--data", _folder.FullName));
        Assert.Equal(ExitCodes.BadUsage, await Run("evaluate", "--weights", Shakespeare, "--data", "nowhere.txt"));

        Assert.Contains("is a folder", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("no text file 'nowhere.txt'", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_SamePromptAndSeed_GivesTheSameTextFast()
    {
        var texts = new List<string>();
        foreach (var seed in new[] { "1", "1", "2" })
        {
            _output.GetStringBuilder().Clear();
            Assert.Equal(ExitCodes.Ok, await Run("generate", "--weights", Shakespeare, "--prompt", "KING ", "--tokens", "100",
                "--temperature", "0.8", "--top-k", "20", "--top-p", "0.95", "--seed", seed, "--json"));
            var result = JsonElement.Parse(_output.ToString());
            Assert.Equal(["text", "tokensPerSecond"], result.EnumerateObject().Select(p => p.Name));
            Assert.InRange(result.GetProperty("tokensPerSecond").GetDouble(), 20, 1e6);
            texts.Add(result.GetProperty("text").GetString()!);
        }

        Assert.StartsWith("KING ", texts[0], StringComparison.Ordinal);
        Assert.Equal(105, texts[0].Length);
        Assert.Equal(texts[0], texts[1]);
        Assert.NotEqual(texts[0], texts[2]);
    }

    [Fact]
    public async Task Generate_WithoutSampling_ContinuesHamlet()
    {
        await Run("generate", "--weights", HamletGru, "--prompt", "To be, or not to b", "--tokens", "6", "--temperature", "0", "--json");

        Assert.StartsWith("to be, or not to be", JsonElement.Parse(_output.ToString()).GetProperty("text").GetString()!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_ModelOfLines_BeginsALineItselfAndEndsIt()
    {
        await Run("generate", "--weights", SharedFolder.Data("weights/text/textgenrnn-base.safetensors"), "--tokens", "300",
            "--temperature", "0.2", "--json");

        var text = JsonElement.Parse(_output.ToString()).GetProperty("text").GetString()!;
        Assert.InRange(text.Length, 1, 299);
        Assert.DoesNotContain("<s>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The prompt is empty", "--prompt", "")]
    [InlineData("2 of 2 characters", "--prompt", "не")]
    [InlineData("--temperature is 9", "--prompt", "a", "--temperature", "9")]
    [InlineData("--top-p is 0", "--prompt", "a", "--top-p", "0")]
    [InlineData("--tokens is 900,000", "--prompt", "a", "--tokens", "900000")]
    [InlineData("--tokens is 0", "--prompt", "a", "--tokens", "0")]
    public async Task Generate_UnsuitableRequest_SaysWhyInOneSentence(string expected, params string[] options)
    {
        Assert.NotEqual(ExitCodes.Ok, await Run(["generate", "--weights", Shakespeare, .. options]));

        Assert.Empty(_output.ToString());
        Assert.Contains(expected, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_EndlessPrompt_IsRefused()
    {
        Assert.NotEqual(ExitCodes.Ok, await Run("generate", "--weights", Shakespeare, "--prompt", new string('a', 20_000)));

        Assert.Contains("20,000 characters", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Run(params string[] args) => StudioCommand.RunAsync(args, _output, _error);

    private string Text(string text)
    {
        var path = Path.Combine(_folder.FullName, "some.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
