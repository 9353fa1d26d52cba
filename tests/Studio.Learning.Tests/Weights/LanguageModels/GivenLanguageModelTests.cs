using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights.Formats;
using Studio.Learning.Weights.LanguageModels;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights.LanguageModels;

/// <summary>Weights of other people's projects, and files that are nearly such weights.</summary>
public sealed class GivenLanguageModelTests : IDisposable
{
    private const string TinyShakespeare = "text/tinyshakespeare/input.txt";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    // Figures of PyTorch, rounded, in 20 pieces as here. What is known by heart depends on how often a text begins anew.
    [Theory]
    [InlineData("charrnn-shakespeare.safetensors", TinyShakespeare, 1.858)]
    [InlineData("charrnn-charlotte_bronte.safetensors", "text/bronte/bronte.txt", 1.876)]
    [InlineData("hamlet-char-lstm.pth", "text/hamlet/hamlet.txt", 0.139)]
    [InlineData("hamlet-char-gru.pth", "text/hamlet/hamlet.txt", 0.358)]
    [InlineData("hamlet-char-lstm.pth", TinyShakespeare, 8.10)]
    [InlineData("hamlet-char-gru.pth", TinyShakespeare, 7.12)]
    public void Open_RealWeights_HaveTheirKnownBitsPerCharacter(string weights, string text, double bits)
    {
        using var model = GivenLanguageModel.Open(SharedFolder.Data($"weights/text/{weights}"));
        var all = File.ReadAllText(SharedFolder.Data(text));
        // Elsewhere they are far off, whichever part of a text is read.
        var beginning = all[..Math.Min(bits > 5 ? 40_000 : 200_000, all.Length)];

        var figures = LanguageModelEvaluation.Of(model.Network, model.Tokenizer.Encode(beginning), TestContext.Current.CancellationToken);

        Assert.Equal(beginning.Length - 20, figures.Tokens);
        Assert.Equal(bits, figures.BitsPerCharacter, bits > 5 ? 0.2 : bits < 1 ? 0.0025 : 0.00051);
    }

    [Fact]
    public void Open_TextgenRnn_HasItsKnownBitsOnHeadlines()
    {
        using var model = GivenLanguageModel.Open(SharedFolder.Data("weights/text/textgenrnn-base.safetensors"));
        var lines = File.ReadLines(SharedFolder.Data("text/hacker-news/hacker_news_2000.txt")).Skip(1).Take(150);

        var figures = LanguageModelEvaluation.OfLines(model.Network, lines.Select(model.Tokenizer.Encode), model.Boundary!.Value,
            TestContext.Current.CancellationToken);

        Assert.IsType<TextgenRnn>(model.Network);
        Assert.Equal(5774, figures.Tokens);
        Assert.Equal(2.560, figures.BitsPerCharacter, 0.0006);
    }

    [Theory]
    [InlineData("lstm", 31.0428), InlineData("gru", 27.3891)]
    public void Open_HamletsNetworks_GiveTheKnownLogit(string cell, double logit)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var model = GivenLanguageModel.Open(SharedFolder.Data($"weights/text/hamlet-char-{cell}.pth"));
        var tokens = model.Tokenizer.Encode("to be, or not to b").Select(t => (long)t).ToArray();

        var logits = model.Network.call(tensor(tokens, [tokens.Length, 1]), null).Logits[-1, 0];

        Assert.Equal(logit, logits[model.Tokenizer.Encode("e")[0]].item<float>(), 1e-3);
    }

    [Fact]
    public void Open_TextgenRnnsVocabularyBesideIt_IsTheOneOfItsMetadata()
    {
        var order = VocabularyFile.Read(SharedFolder.Data("weights/text/textgenrnn-vocab.json"));
        using var model = GivenLanguageModel.Open(SharedFolder.Data("weights/text/textgenrnn-base.safetensors"));

        Assert.Equal(order, Enumerable.Range(0, model.Tokenizer.Count).Select(model.Tokenizer.Name));
    }

    [Fact]
    public void Open_VocabularyOfAnotherSize_SaysBoth()
    {
        var vocabulary = Path.Combine(_folder.FullName, "v.json");
        File.WriteAllText(vocabulary, "[" + string.Join(',', Enumerable.Range(0, 108).Select(i => $"\"{(char)('一' + i)}\"")) + "]");

        var refusal = Assert.Throws<InvalidDataException>(
            () => GivenLanguageModel.Open(SharedFolder.Data("weights/text/charrnn-shakespeare.safetensors"), vocabulary));

        Assert.Contains("has 108 tokens, and the network has 65", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_TextOfAnotherScript_CountsWhatIsUnknown()
    {
        using var model = GivenLanguageModel.Open(SharedFolder.Data("weights/text/charrnn-shakespeare.safetensors"));

        var refusal = Assert.Throws<ArgumentException>(() => model.Tokenizer.Encode("to be, или не быть"));

        Assert.Contains("9 of 18 characters", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embedding.weight:30,8 lstm.kernel:8,64 lstm.recurrent_kernel:16,64 decoder.weight:30,16 decoder.bias:30", "gates")]
    [InlineData("embedding.weight:30,8 rnn.weight_ih_l0:16,8 rnn.weight_hh_l0:16,16 fc.weight:30,16 fc.bias:30", "without gates")]
    [InlineData("e.weight:30,8 r.weight_ih_l0:64,8 r.weight_hh_l0:64,16 r.weight_ih_l0_reverse:64,8 f.weight:30,16 f.bias:30",
        "bidirectional")]
    [InlineData("conv1.weight:8,3,3,3 fc.weight:10,8 fc.bias:10", "holds no language model")]
    [InlineData("embedding.weight:30,8 r.weight_ih_l0:64,8 r.weight_hh_l0:64,16 fc.weight:30,16 fc.bias:30", "missing")]
    public void Open_AnotherNetwork_SaysWhatItIs(string tensors, string expected)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => GivenLanguageModel.Open(Written(tensors)));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal is InvalidDataException or Learning.Weights.WeightsMismatchException);
    }

    [Fact]
    public void Open_WithoutVocabulary_AsksForIt() => Assert.Contains("--vocabulary", Assert.Throws<InvalidDataException>(() =>
        GivenLanguageModel.Open(Written("e.weight:30,8 r.weight_ih_l0:64,8 r.weight_hh_l0:64,16 r.bias_ih_l0:64 r.bias_hh_l0:64 "
            + "f.weight:30,16 f.bias:30"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""["a", "b"]""", "a b"), InlineData("""{"a": 1, "b": 2}""", " a b"), InlineData("""{"b": 1, "a": 0}""", "a b")]
    [InlineData("a\nb\n", "a b"), InlineData("a\r\n\r\nb", "a  b")]
    public void Read_AnyForm_GivesTokensInTheirOrder(string content, string expected)
    {
        var path = Path.Combine(_folder.FullName, "vocabulary");
        File.WriteAllText(path, content);

        Assert.Equal(expected, string.Join(' ', VocabularyFile.Read(path)));
    }

    [Theory]
    [InlineData("""{"a": 1, "b": 1}"""), InlineData("""{"a": 0, "b": 5}"""), InlineData("""{"a": "x"}"""), InlineData("""[1, 2]""")]
    [InlineData("{"), InlineData("""{"a": 99999999999}"""), InlineData("")]
    public void Read_NoVocabulary_SaysWhy(string content)
    {
        var path = Path.Combine(_folder.FullName, "vocabulary");
        File.WriteAllText(path, content);

        Assert.Contains("vocabulary", Assert.Throws<WeightsFormatException>(() => VocabularyFile.Read(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PickleThatCallsAFunction_ExecutesNothing()
    {
        var path = Path.Combine(_folder.FullName, "vocabulary.pkl");
        File.WriteAllBytes(path, [0x80, 2, .. "cos\nsystem\nX\u0004\0\0\0true\u0085R."u8.ToArray().Select(b => b)]);

        Assert.Throws<WeightsFormatException>(() => VocabularyFile.Read(path));
    }

    /// <summary>A file of random tensors: "name:2,3 other:4".</summary>
    private string Written(string tensors)
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(_folder.FullName, "some.safetensors");
        SafeTensors.Write(path, tensors.Split(' ').Select(t => t.Split(':'))
            .Select(t => KeyValuePair.Create(t[0], randn([.. t[1].Split(',').Select(long.Parse)]))));
        return path;
    }
}
