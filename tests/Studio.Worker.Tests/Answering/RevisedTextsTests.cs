using Studio.Experiments.Data;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Reading;
using Studio.Worker.Answering;

namespace Studio.Worker.Tests.Answering;

public sealed class RevisedTextsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("texts");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_LabelsChangedAndTextsDropped_KeepsTheOthersAndTheTestTexts()
    {
        var (file, path) = (Path.Combine(_folder.FullName, "a.tsv"), Path.Combine(_folder.FullName, "b.zip"));
        File.WriteAllLines(file, [.. Enumerable.Range(0, 40).Select(i => $"{(i % 2 == 0 ? "even" : "odd")}\tthis is \"text\" number {i}")]);
        using var before = TextSets.Open(file);
        var tested = DataSplit.Of(before.Items, 2, 0, null).Test.Select(before.Read).ToHashSet();
        var trained = Enumerable.Range(0, 40).Where(i => !tested.Contains(before.Read(i))).ToArray();

        RevisedTexts.Write(before, [new(trained[0], null), new(trained[1], "odd"), new(trained[2], "odd")], path);

        using var after = TextSets.Open(path);
        Assert.Equal(before.Classes, after.Classes);
        Assert.Empty(after.Report.Problems);
        Assert.Equal(39, after.Items.Count);
        Assert.Equal(tested.Order(), DataSplit.Of(after.Items, 2, 0, null).Test.Select(after.Read).Order());
        Assert.Equal("odd", Labelled(after, before.Read(trained[1])));
        Assert.Equal(Labelled(before, before.Read(trained[3])), Labelled(after, before.Read(trained[3])));
    }

    [Fact]
    public void Write_AClassThatIsNot_IsRefused()
    {
        var file = Path.Combine(_folder.FullName, "a.tsv");
        File.WriteAllText(file, "good\ta film that is good\nbad\ta film that is bad\n");
        using var texts = TextSets.Open(file);

        Assert.Contains("cannot be relabelled as 'odd'", Assert.Throws<ArgumentException>(() =>
            RevisedTexts.Write(texts, [new(1, "odd")], Path.Combine(_folder.FullName, "b.zip"))).Message, StringComparison.Ordinal);
    }

    private static string Labelled(ITextSet set, string text) =>
        set.Classes[set.Items[Enumerable.Range(0, set.Items.Count).First(i => set.Read(i) == text)].Label];
}
