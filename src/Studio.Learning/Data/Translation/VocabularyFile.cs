using System.Text;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Data.Translation;

/// <summary>Reads the vocabulary of a translation network: a pickled object with the fields of PyTorch's translation tutorial, a pickled
/// list of words, or a text with a word in each line. Nothing in it is executed.</summary>
public static class VocabularyFile
{
    private const string Content = "a vocabulary";
    private const int MaxWords = 1_000_000;

    /// <exception cref="WeightsFormatException">The file is none of them, or its numbering has gaps.</exception>
    public static SentenceVocabulary Read(string path)
    {
        try
        {
            return IsPickle(path) ? FromPickle(PickleFile.Read(path, Content))
                : new(File.ReadAllLines(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), SentenceRule.Words);
        }
        catch (Exception fault) when (fault is ArgumentException or PickleFault)
        {
            var sentence = fault is DecoderFallbackException ? "it is neither a pickle nor text in UTF-8." : fault.Message;
            throw new WeightsFormatException(path, sentence, fault, Content);
        }
    }

    private static bool IsPickle(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 0x80;
    }

    private static SentenceVocabulary FromPickle(object? value) => value switch
    {
        PickleInstance instance => new(ByNumber(instance), SentenceRule.Letters),
        List<object?> list => new([.. list.Select(w => w as string ?? throw new PickleFault("its list holds something that is no word."))],
            SentenceRule.Words),
        _ => throw new PickleFault("it holds neither a list of words nor an object with the fields word2index and index2word."),
    };

    private static string[] ByNumber(PickleInstance instance)
    {
        if (instance.Fields.Find("index2word") is not PickleDict dict)
            throw new PickleFault($"its object of the class '{instance.Type}' has no dict index2word.");
        var items = dict.Items.ToArray();
        if (items.Length > MaxWords)
            throw new PickleFault($"it holds {items.Length:N0} words; at most {MaxWords:N0} are read.");
        var words = new string[items.Length];
        foreach (var (key, word) in items)
            words[key is long number and >= 0 && number < words.Length && word is string
                ? number : throw new PickleFault($"its dict index2word does not number {items.Length} words from 0.")] = (string)word;
        return words;
    }
}
