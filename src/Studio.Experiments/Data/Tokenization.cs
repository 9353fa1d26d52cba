using System.Text.Json.Serialization;

namespace Studio.Experiments.Data;

/// <summary>What turns a text into a network's input: its tokens (N, T), cut at their end where they are more than
/// <paramref name="MaxLength"/>. A batch is padded to its longest text.</summary>
/// <param name="Vocabulary">Words or characters by token, from <see cref="FirstWord"/> on; of <see cref="TokenizerKind.Words"/> from 0 on,
/// with the special tokens at their places.</param>
/// <param name="MaxLength">Most tokens T of an input.</param>
public sealed record Tokenization(IReadOnlyList<string> Vocabulary, int MaxLength) : InputSpec
{
    /// <summary>As <see cref="Items"/>.</summary>
    public const string Unit = "texts";

    private const string PaddingWord = "xxpad";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TokenizerKind Tokenizer { get; init; }

    /// <summary>Size V of the vocabulary with its special tokens: rows of the embedding.</summary>
    [JsonIgnore]
    public int TokenCount => Vocabulary.Count + FirstWord;

    /// <summary>Token behind the end of a text: of words that of "xxpad", elsewhere 0.</summary>
    [JsonIgnore]
    public int Padding => Tokenizer == TokenizerKind.Words ? Vocabulary.Index().FirstOrDefault(w => w.Item == PaddingWord).Index : 0;

    /// <summary>Token of the vocabulary's first entry: where there are no special tokens in the list, 0 is padding and 1 what the
    /// vocabulary lacks.</summary>
    [JsonIgnore]
    public int FirstWord => Tokenizer == TokenizerKind.Words ? 0 : 2;

    [JsonIgnore]
    public override string Items => Unit;

    [JsonIgnore]
    public override string Size => $"{MaxLength} tokens";

    [JsonIgnore]
    public override string Summary =>
        $"{Vocabulary.Count:N0} {(Tokenizer == TokenizerKind.Characters ? "characters" : "words")}, at most {MaxLength} tokens";

    public bool Equals(Tokenization? other) => other is not null && MaxLength == other.MaxLength && Tokenizer == other.Tokenizer
        && Vocabulary.SequenceEqual(other.Vocabulary);

    public override int GetHashCode() => HashCode.Combine(Vocabulary.Count, MaxLength, Tokenizer);
}
