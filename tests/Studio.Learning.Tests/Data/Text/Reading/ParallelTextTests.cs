using Studio.Learning.Data.Text.Reading;

namespace Studio.Learning.Tests.Data.Text.Reading;

public sealed class ParallelTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pairs-").FullName;

    [Fact]
    public void Read_TabSeparated_KeepsTheAttributionAndSaysWhatItLeftOut()
    {
        var text = ParallelText.Read(Write("a.tsv", "Go.\tVa !\tCC-BY 2.0 (France)\nalone\nHi.\tSalut !\n\n"));

        Assert.Equal([new("Go.", "Va !", "CC-BY 2.0 (France)"), new("Hi.", "Salut !")], text.Pairs);
        Assert.Equal("line 2", Assert.Single(text.Problems).Item);
    }

    [Fact]
    public void Read_TwoFiles_PairsLineByLine()
    {
        var text = ParallelText.Read(Write("a.en", "one\n\nthree\n"), Write("a.fr", "un\ndeux\ntrois\n"));

        Assert.Equal([new("one", "un"), new("three", "trois")], text.Pairs);
        Assert.Equal("line 2", Assert.Single(text.Problems).Item);
    }

    [Fact]
    public void Read_FilesOfDifferentLength_AreRefused()
    {
        var refusal = Assert.Throws<InvalidDataException>(() =>
            ParallelText.Read(Write("a.en", "one\ntwo\n"), Write("a.fr", "un\n")));

        Assert.Contains("'a.en' has 2 lines and 'a.fr' has 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutAPair_SaysWhatIsExpected() =>
        Assert.Contains("holds no pair", Assert.Throws<InvalidDataException>(() => ParallelText.Read(Write("a.tsv", "alone\n"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void PlainText_OfAFolder_JoinsItsFilesInOrder()
    {
        Write("b.txt", "two");
        Write("a.txt", "one");
        Write("c.bin", "no");

        var text = PlainText.Read(_folder);

        Assert.Equal("one\ntwo", text.Text);
        Assert.Equal("c.bin", Assert.Single(text.Problems).Item);
        Assert.Throws<InvalidDataException>(() => PlainText.Read(Write("empty.txt", " \n")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string content)
    {
        File.WriteAllText(Path.Combine(_folder, name), content);
        return Path.Combine(_folder, name);
    }
}
