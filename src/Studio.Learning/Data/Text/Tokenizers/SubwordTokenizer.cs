using System.Text.Json;
using Google.Protobuf;
using Microsoft.ML.Tokenizers;

namespace Studio.Learning.Data.Text.Tokenizers;

/// <summary>Pieces of words as a file of byte-pair encoding or of SentencePiece states them.</summary>
/// <remarks>Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units", arXiv:1508.07909; Kudo and
/// Richardson, "SentencePiece", arXiv:1808.06226. Microsoft.ML.Tokenizers reads and encodes; it cannot train.</remarks>
public sealed class SubwordTokenizer : ITokenizer
{
    private readonly Tokenizer _tokenizer;
    private readonly string[] _names;

    private SubwordTokenizer(Tokenizer tokenizer, IReadOnlyDictionary<string, int> vocabulary, int? unknown)
    {
        (_tokenizer, Unknown) = (tokenizer, unknown);
        _names = new string[vocabulary.Values.DefaultIfEmpty(-1).Max() + 1];
        Array.Fill(_names, "");
        foreach (var (name, token) in vocabulary)
            _names[token] = name;
    }

    public int Count => _names.Length;

    public string Unit => "pieces";

    public int? Unknown { get; }

    /// <summary>Opens "NAME.model" of SentencePiece, or "vocab.json" of byte-pair encoding with "merges.txt" beside it.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another kind, or the one beside it is missing.</exception>
    public static SubwordTokenizer Open(string path)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".model" => SentencePiece(path),
                ".json" => BytePairs(path),
                _ => throw new InvalidDataException($"'{Path.GetFileName(path)}' is no file of a tokenizer that is read here. Give the "
                    + "'.model' of SentencePiece, or the 'vocab.json' of byte-pair encoding with 'merges.txt' beside it."),
            };
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or JsonException or ArgumentException or FormatException
            or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException
            or NotSupportedException)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' cannot be read as a tokenizer: {fault.Message.TrimEnd('.')}. "
                + "Download it again, or give the '.model' of SentencePiece or the 'vocab.json' of byte-pair encoding.", fault);
        }
    }

    public string Name(int token) => _names[token];

    public IEnumerable<string> Split(string text) => _tokenizer.EncodeToTokens(text, out _).Select(t => t.Value);

    public bool Has(string piece) => _tokenizer is not SentencePieceTokenizer pieces || piece != pieces.UnknownToken;

    public int[] Encode(string text) => [.. _tokenizer.EncodeToIds(text)];

    public string Decode(IEnumerable<int> tokens) => _tokenizer.Decode(tokens);

    private static SubwordTokenizer SentencePiece(string path)
    {
        using var file = File.OpenRead(path);
        var tokenizer = SentencePieceTokenizer.Create(file, addBeginningOfSentence: false, addEndOfSentence: false);
        return new(tokenizer, tokenizer.Vocabulary, tokenizer.UnknownId);
    }

    private static SubwordTokenizer BytePairs(string path)
    {
        var vocabulary = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(path))!;
        if (vocabulary.Values.Any(v => v.ValueKind != JsonValueKind.Number))
            throw new InvalidDataException($"'{Path.GetFileName(path)}' does not give a number for each piece. Give 'vocab.json' with "
                + "'merges.txt' beside it, as most byte-pair encodings are published; a 'tokenizer.json' is not read.");
        var numbers = vocabulary.ToDictionary(v => v.Key, v => v.Value.GetInt32(), StringComparer.Ordinal);
        if (numbers.Values.Any(n => n < 0 || n >= 2 * numbers.Count + 1024))
            throw new InvalidDataException($"'{Path.GetFileName(path)}' numbers its pieces with gaps or below 0. Download it again.");
        var merges = Path.Combine(Path.GetDirectoryName(path) ?? "", "merges.txt");
        if (!File.Exists(merges))
            throw new InvalidDataException($"There is no 'merges.txt' beside '{Path.GetFileName(path)}'. Put it there: byte-pair encoding "
                + "needs both.");
        // In files of byte-level encoding a space is written as this letter.
        var isByteLevel = numbers.Keys.Any(k => k.StartsWith('Ġ'));
        var unknown = numbers.ContainsKey("<unk>") ? "<unk>" : null;
        var tokenizer = BpeTokenizer.Create(new BpeOptions(numbers)
        {
            Merges = File.ReadLines(merges).Where(l => l.Length > 0 && !l.StartsWith("#version", StringComparison.Ordinal)),
            ByteLevel = isByteLevel,
            UnknownToken = unknown,
        });
        return new(tokenizer, numbers, unknown is null ? null : numbers[unknown]);
    }
}
