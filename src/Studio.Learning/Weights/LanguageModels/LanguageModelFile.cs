using System.Text;
using System.Text.Json;
using Studio.Experiments;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Weights.LanguageModels;

/// <summary>A language model in one safetensors file: the network by its own names, the vocabulary and its tokenizer in the
/// metadata.</summary>
public static class LanguageModelFile
{
    /// <summary>All characters in their order, as one text. A list of tokens is called "vocabulary", as other programs write it.</summary>
    private const string Characters = "studio.vocabulary";

    private const string List = "vocabulary", Kind = "studio.tokenizer", Unknown = "studio.unknown";
    private const string OfWords = "words", OfCharacters = CharTokenizer.Characters, OfLowerCase = "lower-case-characters";

    /// <exception cref="ArgumentException">The tokenizer's order of tokens says too little to make it again.</exception>
    public static void Write(string path, LanguageNetwork network, ITokenizer tokenizer)
    {
        string[] order = [.. Enumerable.Range(0, tokenizer.Count).Select(tokenizer.Name)];
        var metadata = new Dictionary<string, string>
        {
            [Kind] = tokenizer switch
            {
                WordTokenizer => OfWords,
                CharTokenizer => OfCharacters,
                LowerCaseTokenizer { Unit: CharTokenizer.Characters } => OfLowerCase,
                _ => throw new ArgumentException($"A tokenizer of {tokenizer.Unit} cannot be written beside weights.", nameof(tokenizer)),
            },
        };
        if (tokenizer is CharTokenizer && order.All(IsCharacter))
            metadata[Characters] = string.Concat(order);
        else
            metadata[List] = StudioJson.Write(order);
        if (tokenizer is not WordTokenizer && tokenizer.Unknown is { } unknown)
            metadata[Unknown] = $"{unknown}";
        SafeTensors.Write(path, network.state_dict(), metadata);
    }

    internal static bool HasVocabulary(StateDict weights) =>
        weights.Metadata.ContainsKey(Characters) || weights.Metadata.ContainsKey(List);

    /// <summary>Tokens by number; null where the file does not bring them.</summary>
    /// <exception cref="WeightsFormatException">What it brings is no list of tokens.</exception>
    internal static IReadOnlyList<string>? Order(StateDict weights, string path)
    {
        if (weights.Metadata.TryGetValue(Characters, out var characters))
            return [.. characters.EnumerateRunes().Select(r => r.ToString())];
        if (!weights.Metadata.TryGetValue(List, out var list))
            return null;
        try
        {
            return VocabularyFile.OfJson(list);
        }
        catch (Exception fault) when (fault is PickleFault or JsonException or InvalidOperationException or FormatException)
        {
            throw new WeightsFormatException(path, $"'{List}' in its metadata is no list of tokens and no object of tokens and numbers. "
                + "Remove it from the file, and keep the vocabulary as a JSON list beside it.", fault, "a vocabulary");
        }
    }

    /// <summary>The tokenizer that the file names; null where it names none.</summary>
    /// <exception cref="InvalidDataException">It names one that is not known here.</exception>
    internal static ITokenizer? Tokenizer(StateDict weights, IReadOnlyList<string> order) => weights.Metadata.GetValueOrDefault(Kind) switch
    {
        null => null,
        OfWords => new WordTokenizer(order),
        OfCharacters => new CharTokenizer(order, UnknownOf(weights, order)),
        OfLowerCase => new LowerCaseTokenizer(new CharTokenizer(order, UnknownOf(weights, order))),
        var kind => throw new InvalidDataException($"The weights were written with the tokenizer '{kind}', which is not known here. "
            + $"Known are '{OfWords}', '{OfCharacters}' and '{OfLowerCase}'."),
    };

    private static int? UnknownOf(StateDict weights, IReadOnlyList<string> order) =>
        !weights.Metadata.TryGetValue(Unknown, out var text) ? null
        : int.TryParse(text, out var token) && token >= 0 && token < order.Count ? token
        : throw new InvalidDataException($"'{Unknown}' in the weights' metadata is '{text}'. It must be a token from 0 to "
            + $"{order.Count - 1}.");

    private static bool IsCharacter(string name) =>
        name.Length > 0 && Rune.TryGetRuneAt(name, 0, out var character) && character.Utf16SequenceLength == name.Length;
}
