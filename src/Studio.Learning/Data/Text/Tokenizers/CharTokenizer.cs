using System.Text;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>One token for each character; a character is a Unicode scalar value.</summary>
public sealed class CharTokenizer : ITokenizer
{
    /// <summary><see cref="Unit"/> of a tokenizer that joins its tokens without spaces.</summary>
    public const string Characters = "characters";

    private readonly string[] _names;
    private readonly Dictionary<Rune, int> _numbers = [];

    /// <summary>The characters of a text, in the order of their code points.</summary>
    public CharTokenizer(string text) : this([.. text.EnumerateRunes().Distinct().Order().Select(c => c.ToString())]) { }

    /// <summary>Characters in the order that weights bring.</summary>
    /// <param name="order">By token. An entry that is no single character is a control token, such as the start of a text: no text is
    /// encoded as it.</param>
    /// <param name="unknown">Token of a character that is not in the order; null refuses such a text.</param>
    /// <exception cref="ArgumentException">A character stands in the order twice.</exception>
    public CharTokenizer(IReadOnlyList<string> order, int? unknown = null)
    {
        (_names, Unknown) = ([.. order], unknown);
        foreach (var (token, name) in order.Index())
            if (Rune.TryGetRuneAt(name.Length == 0 ? " " : name, 0, out var character) && character.Utf16SequenceLength == name.Length
                && !_numbers.TryAdd(character, token))
                throw new ArgumentException($"The character '{character}' stands in the vocabulary twice, as tokens {_numbers[character]} "
                    + $"and {token}. Remove one of them.", nameof(order));
    }

    public int Count => _names.Length;

    public string Unit => Characters;

    public int? Unknown { get; }

    public string Name(int token) => _names[token];

    public IEnumerable<string> Split(string text) => text.EnumerateRunes().Select(c => c.ToString());

    public bool Has(string piece) => Rune.TryGetRuneAt(piece, 0, out var character) && _numbers.ContainsKey(character);

    public int[] Encode(string text)
    {
        if (Unknown is null && VocabularyFit.Of(this, [text]) is { IsWhole: false } fit)
            throw new ArgumentException($"The vocabulary has {Count} characters. {fit.Sentence} Remove them from the text.",
                nameof(text));
        return [.. text.EnumerateRunes().Select(c => _numbers.TryGetValue(c, out var token) ? token : Unknown!.Value)];
    }

    public string Decode(IEnumerable<int> tokens) => string.Concat(tokens.Select(t => _names[t]));
}
