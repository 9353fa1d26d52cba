using System.IO.Compression;
using System.Text;
using FsCheck.Xunit;
using Studio.Experiments.Data;
using Studio.Experiments.Tests.Fakes;
using Studio.Learning.Data;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Reading;

namespace Studio.Learning.Tests.Data.Text.Reading;

public sealed class TextSetsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("texts-").FullName;

    [Theory]
    [InlineData("a.csv", "text,label\n\"good, \"\"really\"\" good\",pos\nbad,neg\n")]
    [InlineData("a.csv", "Label;Review\npos;good, \"\"really\"\" good\nneg;bad\n")]
    [InlineData("a.tsv", "sentence\tlabel\ngood, \"really\" good\tpos\nbad\tneg\n")]
    [InlineData("Collection", "pos\tgood, \"really\" good\nneg\tbad\n")]
    [InlineData("a.jsonl", """{"text":"good, \"really\" good","label":"pos"}""" + "\n" + """{"label":"neg","text":"bad","id":3}""")]
    [InlineData("a.json", """[{"text":"good, \"really\" good","label":"pos"},{"text":"bad","label":"neg"}]""")]
    public void Open_TableOfAnyKind_ReadsTextsAndLabels(string name, string content)
    {
        using var set = Open(Write(name, content));

        Assert.Equal(["neg", "pos"], set.Classes);
        Assert.Equal(["bad", name == "a.csv" && content.Contains(';') ? "good, \"\"really\"\" good" : "good, \"really\" good"],
            set.Items.Index().OrderBy(i => i.Item.Label).Select(i => set.Read(i.Index)));
    }

    [Fact]
    public void Open_TabsWithQuotesThatAreNotClosed_LosesNoLine()
    {
        using var set = Open(Write("a.tsv", "text\tlabel\n\"what a film\t1\nnot \"good\"\t0\n\"whole\"\t1\n"));

        Assert.Equal(["\"what a film", "not \"good\"", "whole"], Texts(set));
    }

    [Fact]
    public void Open_JsonWithHalfACharacter_LosesThatLineAlone()
    {
        const string half = """{"text":"so good \ud83d","label":"pos"}""";
        const string good = """{"text":"good","label":"pos"}""", bad = """{"text":"bad","label":"neg"}""";
        using var set = Open(Write("a.jsonl", $"{half}\n{good}\n{bad}"));

        Assert.Equal(["good", "bad"], Texts(set));
        Assert.Equal("line 1", Assert.Single(set.Report.Problems).Item);
    }

    [Fact]
    public void Open_LineSeparatorInsideALineOfWindows_StaysInItsText()
    {
        using var set = Open(Write("a.jsonl", "{\"text\":\"so\u2028good\",\"label\":\"pos\"}\r\n{\"text\":\"bad\",\"label\":\"neg\"}\r\n"));

        Assert.Equal(["so\u2028good", "bad"], Texts(set));
    }

    [Fact]
    public void Open_RowsThatAreEmpty_AreLeftOutAndSaid()
    {
        using var set = Open(Write("a.csv", "text,label\ngood,1\n,1\n  ,0\nbad,\nbad,0\n"));

        Assert.Equal(["good", "bad"], Texts(set));
        Assert.Equal(["line 3", "line 4", "line 5"], set.Report.Problems.Select(p => p.Item));
    }

    [Fact]
    public void Open_PartsInAColumn_AreTheAuthors()
    {
        using var set = Open(Write("a.csv", "text,label,split\na,1,train\nb,0,train\nc,1,dev\nd,0,test\ne,0,later\n"));

        Assert.Equal([DataPart.Train, DataPart.Train, DataPart.Validation, DataPart.Test], set.Items.Select(i => i.Part));
        Assert.Contains("'later' is neither", Assert.Single(set.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FilesCalledTrainAndTest_AreParts()
    {
        Write("train.tsv", "text\tlabel\na\t1\nb\t0\n");
        Write("test.tsv", "text\tlabel\nc\t1\n");

        using var set = Open(_folder);

        Assert.Equal([DataPart.Test, DataPart.Train, DataPart.Train], set.Items.Select(i => i.Part));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Open_FolderForEachClass_ReadsEachFileAsAText(bool isZip)
    {
        foreach (var (file, text) in new[] { ("aclImdb/train/pos/0.txt", "good"), ("aclImdb/train/neg/1.txt", "bad"),
            ("aclImdb/test/pos/2.txt", "fine"), ("aclImdb/test/neg/3.txt", "poor"), ("aclImdb/train/unsup/4.txt", "a film") })
            Write(file, text);
        var path = _folder;
        if (isZip)
            ZipFile.CreateFromDirectory(_folder, path = Path.Combine(Directory.CreateTempSubdirectory("zip-").FullName, "imdb.zip"));

        using var set = Open(path);

        Assert.Equal(["neg", "pos"], set.Classes);
        Assert.Equal(["bad", "fine", "good", "poor"], Texts(set).Order(StringComparer.Ordinal));
        Assert.Contains("carry no label", Assert.Single(set.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FilesOfPositiveAndNegativeLines_ReadsALineAsAText()
    {
        Write("rt.pos", "good .\nfine .\n");
        var path = Write("rt.neg", "bad .\n");

        using var fromFolder = Open(_folder);
        using var fromOne = Open(path);

        Assert.Equal(["negative", "positive"], fromFolder.Classes);
        Assert.Equal(["bad .", "good .", "fine ."], Texts(fromFolder));
        Assert.Equal(Texts(fromFolder), Texts(fromOne));
    }

    [Theory]
    [InlineData("utf-16"), InlineData("utf-16BE"), InlineData("iso-8859-1"), InlineData("utf-8")]
    public void Open_OtherEncodings_AreReadAndSaid(string encoding)
    {
        var codes = Encoding.GetEncoding(encoding);
        var path = Path.Combine(_folder, "a.csv");
        File.WriteAllBytes(path, [.. codes.GetPreamble(), .. codes.GetBytes("text,label\ncafé,1\nbar,0\n")]);

        using var set = Open(path);

        Assert.Equal(["café", "bar"], Texts(set));
        Assert.Equal(encoding == "utf-8" ? 0 : 1, set.Report.Problems.Count);
    }

    [Fact]
    public void Open_ZeroBytesEmojiAndRightToLeft_AreTexts()
    {
        using var set = Open(Write("a.csv", "text,label\n🦉🦉 שלום עולם,1\na\0b,0\n"));

        Assert.Equal(["🦉🦉 שלום עולם", "a b"], Texts(set));
        Assert.Contains("zero bytes", Assert.Single(set.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ALineOfTenMegabytes_IsCutAndSaid()
    {
        using var set = Open(Write("a.tsv", $"text\tlabel\n{new string('x', 10 << 20)}\t1\nshort\t0\n"));

        Assert.Equal(100_000, set.Read(0).Length);
        Assert.Contains("10,485,760 characters", Assert.Single(set.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fold", "1", "2"), InlineData("set", "reviews", "letters")]
    public void Open_AColumnCalledAsPartsThatHoldsSomethingElse_LosesNoLineAndSaysSo(string column, string first, string second)
    {
        using var set = Open(Write("a.csv", $"text,label,{column}\ngood film,pos,{first}\nbad film,neg,{second}\n"));

        Assert.Equal(2, set.Items.Count);
        Assert.All(set.Items, i => Assert.Equal(DataPart.Whole, i.Part));
        Assert.Contains($"'{first}', '{second}'", Assert.Single(set.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AFaultInEachLine_ListsTwoHundredAndCountsTheOthers()
    {
        var lines = Enumerable.Range(0, 2000).Select(i => i % 2 == 0 ? $$"""{"text":"text {{i}}","label":"{{i % 3}}"}""" : "{");

        using var set = Open(Write("a.jsonl", string.Join('\n', lines)));

        Assert.Equal(1000, set.Items.Count);
        Assert.Equal(201, set.Report.Problems.Count);
        Assert.StartsWith("and 800 more problems", set.Report.Problems[^1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoLineThatIsJson_IsGivenUpWithASentence()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Open(Write("a.jsonl", string.Concat(Enumerable.Repeat("{\n", 50_000)))));

        Assert.StartsWith("10,001 of the first 10,001 lines are no JSON, the first one is line 1.", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AQuoteThatIsNeverClosed_IsSaidWithItsLine()
    {
        using var set = Open(Write("a.csv", "text,label\n\"a\nb\",1\n\"bad,0\nfine,1\npoor,0\n"));

        Assert.Equal(["a\nb"], Texts(set));
        var quote = set.Report.Problems[0];
        Assert.Equal("line 4", quote.Item);
        Assert.Contains("opened here and not closed", quote.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutAHeader_TakesTheColumnThatRepeatsForTheLabel()
    {
        using var set = Open(Write("a.csv", string.Concat(Enumerable.Range(0, 20).Select(i => $"text number {i},{i % 2}\n"))));

        Assert.Equal(["0", "1"], set.Classes);
        Assert.Equal(20, set.Items.Count);
        Assert.Contains("Column 1 was read as the text", Assert.Single(set.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AsAgNews_JoinsTitleAndDescriptionAndNamesTheClasses()
    {
        Write("train.csv",
            string.Concat(Enumerable.Range(0, 20).Select(i => $"\"{i % 4 + 1}\",\"A title no {i}\",\"And a text no {i}.\"\n")));
        Write("test.csv",
            string.Concat(Enumerable.Range(0, 4).Select(i => $"\"{i % 4 + 1}\",\"Other title {i}\",\"Another text {i}.\"\n")));

        using var set = TextSets.Open(_folder, ["World", "Sports", "Business", "Sci/Tech"]);

        Assert.Equal(["World", "Sports", "Business", "Sci/Tech"], set.Classes);
        Assert.Equal("Other title 0 Another text 0.", set.Read(0));
        Assert.Equal((4, 20), (set.Items.Count(i => i.Part == DataPart.Test), set.Items.Count(i => i.Part == DataPart.Train)));
    }

    [Fact]
    public void Open_TestFileWithoutLabels_IsLeftOutAndSaid()
    {
        Write("train.tsv", "sentence\tlabel\na\t1\nb\t0\n");
        Write("test.tsv", "index\tsentence\n0\tc\n1\td\n");

        using var set = Open(_folder);

        Assert.Equal(["a", "b"], Texts(set));
        Assert.Contains("none of labels", Assert.Single(set.Report.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NothingLabelled_SaysWhatIsKnown()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => TextSets.Open(Write("a.csv", "text,label\n")));

        Assert.Contains("holds no labelled text", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AListOfImages_StaysOne() =>
        Assert.False(TextSets.Holds(Write("images.csv", "path,label\nants/1.png,ant\nbees/2.jpg,bee\n")));

    [Property(MaxTest = 300)]
    public void Open_ADamagedTable_ReadsItOrSaysWhy(int seed)
    {
        var path = Write("damaged.csv",
            DamagedText.Of("text,label,split\n\"a, \"\"b\"\" c\",pos,train\nd,neg,test\n\"e\nf\",pos,val\n", seed));

        try
        {
            using var set = Datasets.Open(path);
            Assert.NotEmpty(set.Items);
        }
        catch (InvalidDataException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ITextSet Open(string path) => Assert.IsAssignableFrom<ITextSet>(Datasets.Open(path));

    private static IEnumerable<string> Texts(ITextSet set) => Enumerable.Range(0, set.Items.Count).Select(set.Read);

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Half a surrogate pair is written as the replacement character.
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return path;
    }
}
