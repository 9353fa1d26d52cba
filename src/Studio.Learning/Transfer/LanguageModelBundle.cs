using Studio.Experiments.Data;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Weights.Formats;
using Studio.Learning.Weights.LanguageModels;

namespace Studio.Learning.Transfer;

/// <summary>A language model's file as weights to transfer from: its encoder with the vocabulary, without a head.</summary>
internal static class LanguageModelBundle
{
    /// <summary>Null where the weights are no language model's.</summary>
    /// <param name="path">Of the file; null where only the weights are at hand.</param>
    /// <exception cref="InvalidDataException">The vocabulary is missing, of another size, or not of characters or words.</exception>
    public static TransferBundle? Of(StateDict weights, string? path)
    {
        using var own = EncoderKeys.Of(weights);
        if (own is null)
            return null;
        var shape = EncoderKeys.Shape(own);
        var tokenizer = GivenLanguageModel.TokenizerOf(weights, shape.Tokens, path);
        return new(LanguageModelEncoders.KeyOf(shape.Cell), [], Input(tokenizer), null, 0);
    }

    private static Tokenization Input(ITokenizer tokenizer)
    {
        string[] order = [.. Enumerable.Range(0, tokenizer.Count).Select(tokenizer.Name)];
        return tokenizer switch
        {
            WordTokenizer { Padding: not null, Unknown: not null } words => words.Input(LanguageModelEncoder.LongestText),
            WordTokenizer => throw new InvalidDataException($"The vocabulary of {order.Length:N0} words has no "
                + $"'{SpecialTokens.Padding}' or no '{SpecialTokens.Unknown}'. Batches of texts need both; add them in the "
                + "places that the weights have for them."),
            CharTokenizer => new(order, LanguageModelEncoder.LongestText) { Tokenizer = TokenizerKind.Characters },
            _ => throw new InvalidDataException("The language model reads every text in lower case, character by character. Its encoder "
                + "cannot be used for a classifier; choose a language model of words, or of characters with capitals."),
        };
    }
}
