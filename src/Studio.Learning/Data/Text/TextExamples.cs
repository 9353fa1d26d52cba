using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Studio.Experiments.Data;
using Studio.Experiments.Results.Evidence;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text.Tokenizers;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Text;

/// <summary>Texts as tokens (N, T) in int64; each batch is as long as its longest text, and what
/// lies behind the end of another is <see cref="Tokenization.Padding"/>.</summary>
public sealed class TextExamples : ILabelledExamples
{
    private readonly long[][] _tokens;
    private readonly UInt128[] _hashes;
    private readonly Tokenization _tokenization;

    /// <param name="items">Indices into <paramref name="texts"/>, in the order of the examples.</param>
    public TextExamples(ITextSet texts, IReadOnlyList<int> items, Tokenization tokenization)
    {
        _tokenization = tokenization;
        var tokenizer = TokenizationTokenizer.Of(tokenization);
        (_tokens, _hashes) = (new long[items.Count][], new UInt128[items.Count]);
        foreach (var (row, item) in items.Index())
        {
            var text = texts.Read(item);
            _tokens[row] = [.. tokenizer.Encode(text).Take(tokenization.MaxLength).Select(t => (long)t)];
            _hashes[row] = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(WordsOfText.Joined(text).AsSpan()));
        }
        (Items, Classes, Labels) = (items, texts.Classes, [.. items.Select(i => texts.Items[i].Label)]);
        Lengths = [.. _tokens.Select(t => t.Length)];
    }

    public int Count => _tokens.Length;

    public string Unit => Tokenization.Unit;

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<int> Labels { get; }

    public IReadOnlyList<int> Items { get; }

    public IReadOnlyList<int>? Lengths { get; }

    public DataReport Problems => DataReport.Clean;

    /// <summary>Tokens (N, T) in int64; T is the length of the longest text among the items, 1 at least.</summary>
    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        var length = 1;
        foreach (var item in items)
            length = Math.Max(length, _tokens[item].Length);
        var batch = new long[items.Length * length];
        Array.Fill(batch, _tokenization.Padding);
        for (var row = 0; row < items.Length; row++)
            _tokens[items[row]].CopyTo(batch, row * length);
        return tensor(batch, [items.Length, length]);                                               // (N, T)
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < Count; i++)
            hash.AppendData(Padded(i));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of the text and not of its tokens: texts that differ in words that the vocabulary lacks are no copies.</summary>
    public IReadOnlyDictionary<UInt128, int> ItemHashes()
    {
        var items = new Dictionary<UInt128, int>(Count);
        for (var i = 0; i < Count; i++)
            items.TryAdd(_hashes[i], Items[i]);
        return items;
    }

    public InputStatistics? Statistics(Tensor batch, InputSpec ofTheWeights, double emptyMargin) => null;

    public void Dispose() { }

    /// <summary>Rows of one width, so that the end of a text counts and a hash does not depend on the batch.</summary>
    private ReadOnlySpan<byte> Padded(int row)
    {
        var tokens = new long[_tokenization.MaxLength];
        _tokens[row].CopyTo(tokens, 0);
        tokens.AsSpan(_tokens[row].Length).Fill(_tokenization.Padding);
        return MemoryMarshal.AsBytes(tokens.AsSpan());
    }
}
