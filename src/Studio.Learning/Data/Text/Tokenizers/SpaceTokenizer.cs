namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Words between spaces, in lower case, for texts without punctuation. Token 0 is padding and 1 the unknown word.</summary>
/// <param name="words">By token from 2 on.</param>
public sealed class SpaceTokenizer(IReadOnlyList<string> words) : ITokenizer
{
    private const int FirstWord = 2;

    private readonly Dictionary<string, int> _numbers =
        words.Index().ToDictionary(w => w.Item, w => w.Index + FirstWord, StringComparer.Ordinal);

    public int Count => words.Count + FirstWord;

    public string Unit => "words";

    public int? Unknown => 1;

    public string Name(int token) => token switch { 0 => "<pad>", 1 => "<unk>", _ => words[token - FirstWord] };

    public IEnumerable<string> Split(string text) => text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Has(string piece) => _numbers.ContainsKey(piece);

    public int[] Encode(string text) => [.. Split(text).Select(word => _numbers.GetValueOrDefault(word, 1))];

    public string Decode(IEnumerable<int> tokens) => string.Join(' ', tokens.Where(t => t != 0).Select(Name));
}
