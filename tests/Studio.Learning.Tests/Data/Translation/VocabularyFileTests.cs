using System.Text;
using Studio.Learning.Data.Translation;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Tests.Data.Translation;

/// <summary>Pickles written by hand, opcode by opcode: what a person saves, and what somebody else would like to be executed.</summary>
public sealed class VocabularyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocabulary");

    /// <summary>An object of a class `__main__.Lang` with the fields of the tutorial.</summary>
    private const string Object = "\u0080\u0002c__main__\nLang\n)\u0081}(";

    public static TheoryData<string, string> Hostile => new()
    {
        { "\u0080\u0002cposix\nsystem\n(U\u0007touch /t\u0085R.", "posix.system" },
        { "\u0080\u0002cbuiltins\neval\nU\u00011\u0085R.", "builtins.eval" },
        { "\u0080\u0002csubprocess\nPopen\nU\u0002ls\u0085\u0081.", "subprocess.Popen" },
        { "\u0080\u0002(U\u0002lsios\nsystem\n.", "INST" },
        { "\u0080\u0002(cos\nsystem\nU\u0002lso.", "0x6F" },
        { "\u0080\u0002\u0082\u0001.", "0x82" },
        { Object + "U\nindex2word}(K\0cos\nsystem\nU\u0002ls\u0085Ruub.", "os.system" },
        { "\u0080\u0002cos\nsystem\n}b.", "plain object" },
        { "\u0080\u0002U\u0002ls}b.", "plain object" },
        { "\u0080\u0002U\u0001aQ.", "outside the pickle" },
    };

    public static TheoryData<string, string> Faulty => new()
    {
        { "\u0080\u0002K\u0007.", "neither a list" },
        { Object + "U\u0004nameU\u0001xub.", "no dict index2word" },
        { Object + "U\nindex2word}(K\0U\u0003SOSK\u0005U\u0003EOSuub.", "from 0" },
        { Object + "U\nindex2word}(K\0U\u0003SOSK\u0001U\u0003SOSuub.", "twice" },
        { "\u0080\u0002](U\u0001aU\u0001be.", "start mark" },
        { "\u0080\u0002](U\u0001aK\u0001e.", "no word" },
        { "\u0080\u0002](U\u0001a", "ends too early" },
        { "\u0080\u0002].trailing", "follow" },
        { "a\nb\n", "start mark" },
        { "a\u00ff", "UTF-8" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Read_PickleThatWouldRunCode_IsRefusedByTheNameOfIt(string pickle, string name) =>
        Assert.Contains(name, Fault(pickle), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Faulty))]
    public void Read_NoVocabulary_SaysWhatItIs(string content, string words) =>
        Assert.Contains(words, Fault(content), StringComparison.Ordinal);

    [Fact]
    public void Read_ObjectOfAPlainClass_IsItsFields()
    {
        var vocabulary = VocabularyFile.Read(Written(
            Object + "U\u0004nameU\u0003fraU\nindex2word}(K\u0001U\u0003EOSK\0U\u0003SOSK\u0002U\u0002jeuub."));

        Assert.Equal(["SOS", "EOS", "je"], vocabulary.Words);
        Assert.Equal((0, 1, null, SentenceRule.Letters), (vocabulary.Start, vocabulary.End, vocabulary.Unknown, vocabulary.Rule));
    }

    [Fact]
    public void Read_ListOrLines_AreWords()
    {
        foreach (var content in new[] { "\u0080\u0002](U\u0005<unk>U\u0003<s>U\u0004</s>U\u0001ae.", "<unk>\n<s>\n</s>\na\n" })
        {
            var vocabulary = VocabularyFile.Read(Written(content));

            Assert.Equal((1, 2, 0, 4), (vocabulary.Start, vocabulary.End, vocabulary.Unknown, vocabulary.Count));
            Assert.Equal([3, 0], vocabulary.Encode("A b"));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Written(string bytes)
    {
        var path = Path.Combine(_folder.FullName, "words.pkl");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(bytes));
        return path;
    }

    private string Fault(string content) =>
        Assert.Throws<WeightsFormatException>(() => VocabularyFile.Read(Written(content))).Message;
}
