using System.Text.Json.Serialization;

namespace Studio.Experiments.Data;

/// <summary>What turns a text into a network's input: words in lower case become their places in the vocabulary,
/// in a row of <paramref name="MaxLength"/> tokens (N, T) that is cut or padded at its end.</summary>
/// <param name="Vocabulary">Words by token from <see cref="FirstWord"/> on.</param>
/// <param name="MaxLength">Tokens T of each input.</param>
public sealed record Tokenization(IReadOnlyList<string> Vocabulary, int MaxLength) : InputSpec
{
    /// <summary>As <see cref="Items"/>.</summary>
    public const string Unit = "texts";

    /// <summary>Token behind the end of a text.</summary>
    public const int Padding = 0;

    /// <summary>Token of a word that the vocabulary lacks.</summary>
    public const int Unknown = 1;

    /// <summary>Token of the vocabulary's first word.</summary>
    public const int FirstWord = 2;

    [JsonIgnore]
    public override string Items => Unit;

    [JsonIgnore]
    public override string Size => $"{MaxLength} tokens";

    [JsonIgnore]
    public override string Summary => $"{Vocabulary.Count:N0} words, at most {MaxLength} tokens";

    public bool Equals(Tokenization? other) =>
        other is not null && MaxLength == other.MaxLength && Vocabulary.SequenceEqual(other.Vocabulary);

    public override int GetHashCode() => HashCode.Combine(Vocabulary.Count, MaxLength);
}
