using System.Globalization;
using System.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Weights.LanguageModels;

/// <summary>A language model of a file, with the vocabulary that its weights belong to.</summary>
public sealed class GivenLanguageModel : IDisposable
{
    private const string LineBoundary = "<s>";

    /// <summary>Share of an order that is single characters, from which it is one of characters; the others are control
    /// tokens.</summary>
    private const double CharacterShare = 0.9;

    private static readonly string[] s_endings = [".json", ".pkl", ".txt"];

    private GivenLanguageModel(LanguageNetwork network, ITokenizer tokenizer)
    {
        (Network, Tokenizer) = (network, tokenizer);
        Boundary = Enumerable.Range(0, tokenizer.Count).Cast<int?>().FirstOrDefault(t => tokenizer.Name(t!.Value) == LineBoundary);
    }

    /// <summary>In evaluation mode.</summary>
    public LanguageNetwork Network { get; }

    public ITokenizer Tokenizer { get; }

    /// <summary>Token at the beginning and the end of every line, for a model that reads each line by itself; null for one that reads a
    /// text through.</summary>
    public int? Boundary { get; }

    /// <param name="vocabularyPath">Null takes the vocabulary in the file, or one whose name says that it belongs to it, such as
    /// "bronte-vocab.json" beside "bronte-lstm.pth".</param>
    /// <exception cref="InvalidDataException">The file holds no language model, or its vocabulary is missing or of another
    /// size.</exception>
    /// <exception cref="WeightsFormatException">A file cannot be read.</exception>
    public static GivenLanguageModel Open(string weightsPath, string? vocabularyPath = null)
    {
        using var weights = WeightsFile.Read(weightsPath);
        var network = LanguageModelWeights.Open(weights);
        try
        {
            return new(network, TokenizerOf(weights, network.VocabularySize, weightsPath, vocabularyPath));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public void Dispose() => Network.Dispose();

    /// <summary>The tokenizer that weights bring, or that lies beside them.</summary>
    /// <param name="size">Of the network's vocabulary.</param>
    /// <param name="weightsPath">Null where the file may have nothing beside it.</param>
    /// <exception cref="InvalidDataException">The vocabulary is missing or of another size.</exception>
    internal static ITokenizer TokenizerOf(StateDict weights, int size, string? weightsPath, string? vocabularyPath = null)
    {
        var file = weightsPath is null ? "The file" : $"'{weightsPath}'";
        var beside = vocabularyPath ?? (weightsPath is null || LanguageModelFile.HasVocabulary(weights) ? null : Beside(weightsPath));
        var order = beside is not null ? VocabularyFile.Read(beside) : LanguageModelFile.Order(weights, weightsPath ?? file)
            ?? throw new InvalidDataException($"{file} has no vocabulary: which token is which number is unknown. "
                + "Name its file with --vocabulary, keep it beside the weights, or write it as 'vocabulary' into their metadata.");
        if (order.Count != size)
            throw new InvalidDataException($"The vocabulary {(beside is null ? "in the file" : $"'{beside}'")} has {order.Count:N0} "
                + $"tokens, and the network has {size:N0}. Take the vocabulary that the weights were trained with.");
        return beside is null ? LanguageModelFile.Tokenizer(weights, order) ?? Made(order) : Made(order);
    }

    /// <summary>The file beside the weights with "vocab" in its name, whatever stands before that begins the weights' name.</summary>
    private static string? Beside(string weightsPath)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(weightsPath))!, Path.GetFileName(weightsPath));
        return Directory.EnumerateFiles(folder).Where(f => s_endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
            .Select(f => (Path: f, At: Path.GetFileName(f).IndexOf("vocab", StringComparison.OrdinalIgnoreCase)))
            .Where(f => f.At >= 0 && name.StartsWith(Path.GetFileName(f.Path)[..f.At], StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(f => f.At).ThenBy(f => f.Path, StringComparer.Ordinal).Select(f => f.Path).FirstOrDefault();
    }

    private static ITokenizer Made(IReadOnlyList<string> order)
    {
        Rune[] characters = [.. order.Where(t => t.Length > 0 && Rune.GetRuneAt(t, 0).Utf16SequenceLength == t.Length)
            .Select(t => Rune.GetRuneAt(t, 0))];
        if (characters.Length < CharacterShare * order.Count)
            return new WordTokenizer(order);
        var tokenizer = new CharTokenizer(order);
        return characters.Any(Rune.IsLower) && !characters.Any(c => Rune.GetUnicodeCategory(c) == UnicodeCategory.UppercaseLetter)
            ? new LowerCaseTokenizer(tokenizer) : tokenizer;
    }
}
