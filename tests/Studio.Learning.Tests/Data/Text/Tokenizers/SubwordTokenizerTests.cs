using Google.Protobuf;
using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Learning.Tests.Data.Text.Tokenizers;

public sealed class SubwordTokenizerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("subwords-").FullName;

    [Fact]
    public void Open_BytePairs_EncodesByTheMergesInTheirOrder()
    {
        var tokenizer = SubwordTokenizer.Open(BytePairs("""{"<unk>":0,"l":1,"o":2,"w":3,"lo":4,"low":5}""", "#version: 0.2\nl o\nlo w\n"));

        Assert.Equal([5, 4], tokenizer.Encode("lowlo"));
        Assert.Equal(("low", 6, 0), (tokenizer.Name(5), tokenizer.Count, tokenizer.Unknown));
        Assert.Equal("lowlo", tokenizer.Decode([5, 4]));
    }

    [Fact]
    public void Open_SentencePiece_EncodesAndDecodes()
    {
        var tokenizer = SubwordTokenizer.Open(SentencePiece("<unk>", "<s>", "</s>", "▁a", "▁wren", "▁", "w", "r", "e", "n", "a"));

        var tokens = tokenizer.Encode("a wren");

        Assert.Equal([3, 4], tokens);
        Assert.Equal("a wren", tokenizer.Decode(tokens));
        Assert.Equal(0, tokenizer.Unknown);
    }

    [Theory]
    [InlineData("{", "cannot be read as a tokenizer"), InlineData("""{"a":"b"}""", "does not give a number for each piece")]
    [InlineData("""{"a":-1}""", "with gaps or below 0"), InlineData("""{"a":2000000000}""", "with gaps or below 0")]
    public void Open_DamagedVocabulary_SaysWhatIsWrong(string vocabulary, string sentence)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => SubwordTokenizer.Open(BytePairs(vocabulary, "")));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DamagedModel_SaysWhatToGive()
    {
        var path = Path.Combine(_folder, "noise.model");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 37 % 251))]);

        var refusal = Assert.Throws<InvalidDataException>(() => SubwordTokenizer.Open(path));

        Assert.Contains("Download it again", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutMerges_AsksForThem()
    {
        var path = Path.Combine(_folder, "vocab.json");
        File.WriteAllText(path, """{"a":0}""");

        Assert.Contains("'merges.txt'", Assert.Throws<InvalidDataException>(() => SubwordTokenizer.Open(path)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string BytePairs(string vocabulary, string merges)
    {
        File.WriteAllText(Path.Combine(_folder, "merges.txt"), merges);
        var path = Path.Combine(_folder, "vocab.json");
        File.WriteAllText(path, vocabulary);
        return path;
    }

    /// <summary>A unigram model by hand: ModelProto of sentencepiece_model.proto, with pieces (1) and the specifications of trainer (2) and
    /// normaliser (3).</summary>
    private string SentencePiece(params string[] pieces)
    {
        var path = Path.Combine(_folder, "pieces.model");
        using var file = File.Create(path);
        using var model = new CodedOutputStream(file);
        foreach (var (i, piece) in pieces.Index())
            Message(model, 1, m =>
            {
                m.WriteTag(1, WireFormat.WireType.LengthDelimited);
                m.WriteString(piece);
                m.WriteTag(2, WireFormat.WireType.Fixed32);
                m.WriteFloat(-i);
                m.WriteTag(3, WireFormat.WireType.Varint);
                m.WriteEnum(i == 0 ? 2 : i < 3 ? 3 : 1);
            });
        Message(model, 2, m =>
        {
            m.WriteTag(3, WireFormat.WireType.Varint);
            m.WriteEnum(1);
        });
        Message(model, 3, m =>
        {
            m.WriteTag(3, WireFormat.WireType.Varint);
            m.WriteBool(true);
            m.WriteTag(5, WireFormat.WireType.Varint);
            m.WriteBool(true);
        });
        model.Flush();
        return path;
    }

    private static void Message(CodedOutputStream model, int field, Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using var inner = new CodedOutputStream(bytes);
        write(inner);
        inner.Flush();
        model.WriteTag(field, WireFormat.WireType.LengthDelimited);
        model.WriteBytes(ByteString.CopyFrom(bytes.ToArray()));
    }
}
