using System.Text;

namespace Studio.Learning.Data.Text;

/// <summary>The characters of a text, numbered in the order of their code points; a character is a Unicode scalar value.</summary>
public sealed class Vocabulary
{
    private readonly Rune[] _characters;
    private readonly Dictionary<Rune, int> _numbers;

    public Vocabulary(string text)
    {
        _characters = [.. text.EnumerateRunes().Distinct().Order()];
        _numbers = _characters.Index().ToDictionary(c => c.Item, c => c.Index);
    }

    public int Count => _characters.Length;

    /// <exception cref="ArgumentException">The text has characters that are not in the vocabulary; the sentence names them.</exception>
    public int[] Encode(string text)
    {
        var unknown = text.EnumerateRunes().Distinct().Where(c => !_numbers.ContainsKey(c)).Select(c => $"'{c}'").ToArray();
        return unknown.Length == 0 ? [.. text.EnumerateRunes().Select(c => _numbers[c])]
            : throw new ArgumentException($"The network knows only the {Count} characters of its text, "
                + $"and {string.Join(", ", unknown)} {(unknown.Length == 1 ? "is" : "are")} not among them; write without.", nameof(text));
    }

    public string Decode(IEnumerable<int> characters) => string.Concat(characters.Select(c => _characters[c].ToString()));
}
