using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Studio.Experiments.Data;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text.Tokenizers;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Text;

/// <summary>Texts as tokens (N, T) in int64; what lies behind the end of a text is <see cref="Tokenization.Padding"/>.</summary>
public sealed class TextExamples : ILabelledExamples
{
    private readonly long[][] _tokens;

    /// <param name="items">Indices into <paramref name="texts"/>, in the order of the examples.</param>
    public TextExamples(ITextSet texts, IReadOnlyList<int> items, Tokenization tokenization)
    {
        var tokenizer = TokenizationTokenizer.Of(tokenization);
        _tokens = [.. items.Select(i => Tokens(texts.Read(i)))];
        (Items, Classes, Labels) = (items, texts.Classes, [.. items.Select(i => texts.Items[i].Label)]);

        long[] Tokens(string text)
        {
            var tokens = new long[tokenization.MaxLength];
            Array.Fill(tokens, tokenization.Padding);
            foreach (var (i, token) in tokenizer.Encode(text).Take(tokens.Length).Index())
                tokens[i] = token;
            return tokens;
        }
    }

    public int Count => _tokens.Length;

    public string Unit => Tokenization.Unit;

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<int> Labels { get; }

    public IReadOnlyList<int> Items { get; }

    public DataReport Problems => DataReport.Clean;

    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        var batch = new List<long>(items.Length * (_tokens.Length > 0 ? _tokens[0].Length : 0));
        foreach (var item in items)
            batch.AddRange(_tokens[item]);
        return tensor(batch.ToArray(), [items.Length, batch.Count / items.Length]);               // (N, T)
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in _tokens)
            hash.AppendData(MemoryMarshal.AsBytes(row.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public IReadOnlyDictionary<UInt128, int> ItemHashes()
    {
        var items = new Dictionary<UInt128, int>(Count);
        for (var i = 0; i < Count; i++)
            items.TryAdd(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(_tokens[i].AsSpan())), Items[i]);
        return items;
    }

    public InputStatistics? Statistics(Tensor batch, InputSpec ofTheWeights, double emptyMargin) => null;

    public void Dispose() { }
}
