using System.Text;

namespace Studio.Learning.Data.Translation;

/// <summary>Reads sentence pairs from a text: in each line a sentence, a tab, its translation; further columns do not matter.</summary>
public static class PairFile
{
    /// <exception cref="InvalidDataException">The file is not UTF-8, or a line has no tab, or there is no pair.</exception>
    public static IReadOnlyList<SentencePair> Read(string path)
    {
        var name = Path.GetFileName(path);
        var pairs = new List<SentencePair>();
        try
        {
            foreach (var (index, line) in File.ReadLines(path, new UTF8Encoding(false, throwOnInvalidBytes: true)).Index())
            {
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                var columns = line.Split('\t');
                pairs.Add(columns.Length > 1 ? new(columns[0].Trim(), columns[1].Trim())
                    : throw new InvalidDataException($"Line {index + 1} of '{name}' has no tab; each line needs a sentence, a tab and its "
                        + "translation."));
            }
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"'{name}' is not text in UTF-8. Save it in that encoding.");
        }
        return pairs.Count > 0 ? pairs
            : throw new InvalidDataException($"'{name}' holds no sentence pairs; each line needs a sentence, a tab and its translation.");
    }
}
