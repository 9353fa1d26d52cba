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

    [Theory]
    [InlineData("first line\nthe second and last line ends in a line break\n")]
    [InlineData("words and a space at the end "), InlineData("ab")]
    public void Of_OneShortText_HoldsSomethingOut(string text) =>
        Assert.False(string.IsNullOrWhiteSpace(Assert.Single(CorpusParts.Of([text], 0.1).Validation)));

    [Theory, InlineData(2, 1), InlineData(9, 1), InlineData(10, 1), InlineData(30, 3)]
    public void Of_AFewTexts_HoldsOutAtLeastOne(int texts, int held)
    {
        var parts = CorpusParts.Of([.. Enumerable.Range(0, texts).Select(i => $"text {i}")], 0.1);

        Assert.Equal((texts - held, held), (parts.Train.Count, parts.Validation.Count));
    }

    [Fact]
    public void Of_NoText_IsRefused() => Assert.Throws<ArgumentException>(() => CorpusParts.Of([" ", ""], 0.1));
}
