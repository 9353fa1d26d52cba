using Studio.Experiments.Data;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>The tokenizer that an input specification names.</summary>
public static class TokenizationTokenizer
{
    /// <exception cref="ArgumentException">The vocabulary of words lacks the special tokens that examples need.</exception>
    public static ITokenizer Of(Tokenization input) => input.Tokenizer switch
    {
        TokenizerKind.Spaces => new SpaceTokenizer(input.Vocabulary),
        TokenizerKind.Characters => new CharTokenizer(["<pad>", "<unk>", .. input.Vocabulary], unknown: 1),
        TokenizerKind.Words when new WordTokenizer(input.Vocabulary) is { Padding: not null, Unknown: not null } words => words,
        TokenizerKind.Words => throw new ArgumentException($"The vocabulary of {input.Vocabulary.Count} words has no "
            + $"'{SpecialTokens.Padding}' or no '{SpecialTokens.Unknown}'. Add them: batches of texts need both."),
        _ => throw new NotSupportedException($"The tokenizer '{input.Tokenizer}' is not known here."),
    };

    /// <summary>The input of a network over a vocabulary of words.</summary>
    /// <param name="maxLength">Most tokens of a text.</param>
    public static Tokenization Input(this WordTokenizer words, int maxLength) =>
        new([.. Enumerable.Range(0, words.Count).Select(words.Name)], maxLength) { Tokenizer = TokenizerKind.Words };
}
