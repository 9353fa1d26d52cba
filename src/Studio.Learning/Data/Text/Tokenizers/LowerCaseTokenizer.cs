namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Reads every text in lower case, for a vocabulary without capitals.</summary>
public sealed class LowerCaseTokenizer(ITokenizer inner) : ITokenizer
{
    public int Count => inner.Count;

    public string Unit => inner.Unit;

    public int? Unknown => inner.Unknown;

    public string Name(int token) => inner.Name(token);

    public IEnumerable<string> Split(string text) => inner.Split(text.ToLowerInvariant());

    public bool Has(string piece) => inner.Has(piece);

    public int[] Encode(string text) => inner.Encode(text.ToLowerInvariant());

    public string Decode(IEnumerable<int> tokens) => inner.Decode(tokens);
}
