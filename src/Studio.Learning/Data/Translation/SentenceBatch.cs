using static TorchSharp.torch;

namespace Studio.Learning.Data.Translation;

/// <summary>Encoded sentences of different lengths as one tensor.</summary>
public static class SentenceBatch
{
    /// <summary>(N, T) in int64, as long as the longest one; the caller owns it.</summary>
    /// <param name="padding">What stands behind the shorter ones.</param>
    public static Tensor Words(IReadOnlyList<int[]> sentences, long padding, Device device)
    {
        var longest = sentences.Max(s => s.Length);
        var words = new long[sentences.Count * longest];
        Array.Fill(words, padding);
        foreach (var (n, sentence) in sentences.Index())
            for (var t = 0; t < sentence.Length; t++)
                words[n * longest + t] = sentence[t];
        return tensor(words, [sentences.Count, longest], device: device);
    }
}
