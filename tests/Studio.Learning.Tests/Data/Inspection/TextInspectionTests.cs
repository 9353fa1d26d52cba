using Studio.Experiments.Data;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Reading;

namespace Studio.Learning.Tests.Data.Inspection;

public sealed class TextInspectionTests
{
    private const string Long = "the quick brown fox jumps over the lazy dog near the old mill by the river today";

    [Fact]
    public void Of_EqualTextsInTwoParts_AreALeak()
    {
        var found = Inspect(("A good film.", "pos", DataPart.Train), ("a good  film", "pos", DataPart.Test),
            ("Bad!", "neg", DataPart.Train));

        var pair = Assert.Single(found.Duplicates);
        Assert.Equal((0, 1, true, true, false), (pair.First, pair.Second, pair.IsExact, pair.IsAcrossParts, pair.LabelsDiffer));
    }

    [Fact]
    public void Of_AlmostEqualTexts_AreNearDuplicates()
    {
        var found = Inspect((Long, "a", DataPart.Train), (Long + " again", "b", DataPart.Train),
            ("something else altogether that shares no pair of words", "a", DataPart.Train));

        var pair = Assert.Single(found.Duplicates);
        Assert.False(pair.IsExact);
        Assert.True(pair.LabelsDiffer);
        Assert.InRange(pair.Likeness, 0.8, 1);
    }

    [Fact]
    public void Of_TextsOfSymbols_AreNoCopiesOfEachOther() =>
        Assert.Empty(Inspect((":)", "a", DataPart.Whole), (":(", "b", DataPart.Whole)).Duplicates);

    [Fact]
    public void Of_AWrongLabel_IsDoubted()
    {
        var texts = Enumerable.Range(0, 120).Select(i => i % 2 == 0 ? ($"a good and lovely film number {i}", "pos", DataPart.Whole)
            : ($"a bad and dreadful film number {i}", "neg", DataPart.Whole)).ToArray();
        texts[10] = (texts[10].Item1, "neg", DataPart.Whole);

        var found = Inspect(texts);

        Assert.True(found.Labels!.IsChecked);
        var suspect = Assert.Single(found.Labels.Suspects);
        Assert.Equal((10, "pos"), (suspect.Item, found.Classes[suspect.LooksLike]));
        Assert.Equal(new TextLengths(7, 7, 7), found.Lengths);
    }

    private static DataInspection Inspect(params (string Text, string Class, DataPart Part)[] texts)
    {
        using var set = new TextSet("texts", [.. texts.Select((t, i) => new LabelledText($"{i}", t.Text, t.Class, t.Part))], new("texts"));
        return DataInspection.Of((ITextSet)set, stop: TestContext.Current.CancellationToken);
    }
}
