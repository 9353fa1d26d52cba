using Studio.Learning.Data.Text.Tokenizers;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Text;

/// <summary>How often each word occurs in a text, without their order: rows weighted by inverse document frequency, of length 1.</summary>
/// <remarks>Salton and Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing and Management 24,
/// 1988; the smoothed idf ln((1 + N)/(1 + n)) + 1.</remarks>
public sealed class BagOfWords
{
    private readonly WordTokenizer _words;
    private readonly double[] _weights;

    /// <param name="texts">Those that the words and their frequencies are taken from.</param>
    public BagOfWords(IReadOnlyList<string> texts)
    {
        _words = WordTokenizer.Of(texts, minFrequency: 1);
        var documents = new int[_words.Count];
        foreach (var text in texts)
            foreach (var word in _words.Encode(text).Distinct())
                documents[word]++;
        _weights = [.. documents.Select(n => Math.Log((1.0 + texts.Count) / (1.0 + n)) + 1)];
    }

    /// <summary>Width D of the rows: words, with the special tokens.</summary>
    public int Count => _words.Count;

    /// <summary>Sparse rows (N, D) in float64; unknown words do not count. The caller owns them.</summary>
    public Tensor Features(IReadOnlyList<string> texts)
    {
        using var scope = NewDisposeScope();
        var (rows, columns, values) = (new List<long>(), new List<long>(), new List<double>());
        var unknown = _words.Unknown;
        foreach (var (row, text) in texts.Index())
        {
            (int Word, double Value)[] counts = [.. _words.Encode(text).Where(w => w != unknown).CountBy(w => w)
                .Select(w => (w.Key, w.Value * _weights[w.Key]))];
            var length = Math.Sqrt(counts.Sum(c => c.Value * c.Value));
            foreach (var (word, value) in counts)
            {
                rows.Add(row);
                columns.Add(word);
                values.Add(value / length);
            }
        }
        var places = tensor([.. rows, .. columns], [2, rows.Count]);                                 // (2, entries)
        return sparse_coo_tensor(places, tensor(values.ToArray()), [texts.Count, Count]).MoveToOuterDisposeScope();
    }
}
