using Studio.Experiments.Recipes;
using Studio.Learning.Data.Translation;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Tasks.Translating;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks.Translating;

/// <summary>Damaged and odd files of a translation network: each is opened or refused with a sentence.</summary>
public sealed class TranslationFileCorpusTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("translation");
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly string _path;
    private readonly Dictionary<string, string> _metadata;
    private readonly Dictionary<string, Tensor> _weights;

    public TranslationFileCorpusTests()
    {
        var source = SentenceVocabulary.Of(["un chien dort"], maxWords: 10, minCount: 1);
        using var model = new TranslationModel(new(new(RecurrentKind.Gru, source.Count, source.Count, Hidden: 4)), source, source,
            maxWords: 6);
        _path = Path.Combine(_folder.FullName, "whole.safetensors");
        model.Write(_path);
        using var written = WeightsFile.Read(_path);
        _metadata = new(written.Metadata);
        _weights = written.Names.ToDictionary(n => n, n => written[n].clone());
    }

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Open_EachTensorMissingOrOfAnotherShape_IsRefusedWithASentence()
    {
        foreach (var name in _weights.Keys.ToArray())
            foreach (var odd in new Tensor?[] { null, tensor(1f), zeros(0), zeros(7), zeros(3, 100_000), _weights[name].unsqueeze(0) })
                Assert.NotEmpty(Refusal(Written(name, odd), $"{name} ({string.Join(", ", odd?.shape ?? [])})"));
    }

    [Theory]
    [InlineData("studio.translation.max-words", "2000000000", "longest translation")]
    [InlineData("studio.translation.max-words", "-1", "longest translation")]
    [InlineData("studio.translation.max-words", "many", "longest translation")]
    [InlineData("studio.translation.rules", "Words 7", "the rule '7'")]
    [InlineData("studio.translation.rules", "", "the rule ''")]
    [InlineData("studio.translation.source", "", "has 1 words")]
    [InlineData("studio.translation.source", "SOS\nEOS\nUNK\nun\nun\nun", "holds 'un' twice")]
    [InlineData("studio.translation.target", "a\nb\nc\nd\ne\nf", "no start mark")]
    public void Open_OddVocabularyOrRule_SaysWhatIsDamaged(string key, string value, string expected)
    {
        _metadata[key] = value;

        Assert.Contains(expected, Refusal(Written("", null), key), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BytesCutOrChangedAnywhere_IsOpenedOrRefusedWithASentence()
    {
        var bytes = File.ReadAllBytes(_path);
        var random = new Random(6);
        foreach (var trial in Enumerable.Range(0, 200))
        {
            var odd = bytes.ToArray();
            if (trial % 2 == 0)
                odd = odd[..random.Next(odd.Length)];
            else
                for (var i = 0; i < 3; i++)
                    odd[random.Next(Math.Min(odd.Length, 2000))] = (byte)random.Next(256);
            var path = Path.Combine(_folder.FullName, $"odd-{trial}.safetensors");
            File.WriteAllBytes(path, odd);
            Refusal(path, $"trial {trial}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n\n\n\n")]
    [InlineData("\0\0\0")]
    [InlineData("SOS")]
    public void Open_OddVocabularyFiles_AreRefusedWithASentence(string content)
    {
        var vocabulary = Path.Combine(_folder.FullName, "odd.txt");
        File.WriteAllText(vocabulary, content);

        Assert.NotEmpty(Refusal(_path, content, vocabulary));
    }

    private string Written(string name, Tensor? instead)
    {
        var weights = new Dictionary<string, Tensor>(_weights);
        if (instead is null)
            weights.Remove(name);
        else
            weights[name] = instead;
        var path = Path.Combine(_folder.FullName, "odd.safetensors");
        SafeTensors.Write(path, weights, _metadata);
        return path;
    }

    /// <summary>What a person reads; empty where the file was opened.</summary>
    private static string Refusal(string path, string about, params string[] vocabularies)
    {
        try
        {
            using var model = TranslationModel.Open([path], vocabularies);
            return "";
        }
        catch (Exception fault)
        {
            Assert.True(fault is InvalidDataException or WeightsFormatException or WeightsMismatchException, $"{about}: {fault}");
            return fault.Message;
        }
    }
}
