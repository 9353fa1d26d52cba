using Studio.Learning.Data.Text;

namespace Studio.Learning.Tests.Data.Text;

public sealed class CorpusPartsTests
{
    [Theory]
    [InlineData("one two three four five", "four five"), InlineData("one\ntwo three four\nfive six", "five six")]
    [InlineData("onetwothreefourfive", "four" + "five")]
    public void Of_OneText_IsCutNearItsEndBetweenWords(string text, string held)
    {
        var parts = CorpusParts.Of([text], 0.4);

        Assert.Equal(text, parts.Train[0] + parts.Validation[0]);
        Assert.EndsWith(held, parts.Validation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManyTexts_HoldsOutSomeOfEveryPart()
    {
        var parts = CorpusParts.Of([.. Enumerable.Range(1, 10).Select(i => $"{i}")], 0.2);

        Assert.Equal(["5", "10"], parts.Validation);
        Assert.Equal(8, parts.Train.Count);
    }

    [Fact]
    public void Of_NoText_IsRefused() => Assert.Throws<ArgumentException>(() => CorpusParts.Of([" ", ""], 0.1));
}
