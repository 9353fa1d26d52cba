namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Turns a text into tokens and back. Tokens are numbered from 0; the order belongs to the weights and travels with
/// them.</summary>
public interface ITokenizer
{
    /// <summary>Size V of the vocabulary.</summary>
    int Count { get; }

    /// <summary>What a token is, in the plural: "characters", "words".</summary>
    string Unit { get; }

    /// <summary>Token of whatever the vocabulary lacks; null where such a text is refused.</summary>
    int? Unknown { get; }

    /// <summary>A token as it stands in the vocabulary.</summary>
    string Name(int token);

    /// <summary>The pieces of a text that are looked up in the vocabulary, in their order.</summary>
    IEnumerable<string> Split(string text);

    /// <summary>Whether the vocabulary holds a piece of <see cref="Split"/>.</summary>
    bool Has(string piece);

    /// <exception cref="ArgumentException">The text holds what the vocabulary lacks, and there is no <see cref="Unknown"/>; the message
    /// counts and names it.</exception>
    int[] Encode(string text);

    string Decode(IEnumerable<int> tokens);
}
