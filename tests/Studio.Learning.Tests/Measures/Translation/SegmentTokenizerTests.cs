using Studio.Learning.Measures.Translation;

namespace Studio.Learning.Tests.Measures.Translation;

public sealed class SegmentTokenizerTests
{
    [Theory]
    [InlineData("It wasn't well-known.", "It wasn't well-known .")]
    [InlineData("1,000.5 is 3-4, or 5.", "1,000.5 is 3 - 4 , or 5 .")]
    [InlineData("&quot;A&amp;B&quot; &lt;x&gt; (50%)", "\" A & B \" < x > ( 50 % )")]
    [InlineData("a<skipped>b line-\nend\nnext", "ab lineend next")]
    [InlineData("caffè «bon» — 10€", "caffè «bon» — 10€")]
    public void Tokens_By13a_SplitsAsciiAlone(string segment, string expected) =>
        Assert.Equal(expected, string.Join(' ', SegmentTokenizer.Wmt13a.Tokens(segment)));

    [Theory]
    [InlineData("«bon» — 10€, 3.5 $x", "« bon » — 10 € , 3.5 $ x")]
    [InlineData("ok👍!", "ok 👍 !")]
    public void Tokens_International_SplitsAllScripts(string segment, string expected) =>
        Assert.Equal(expected, string.Join(' ', SegmentTokenizer.International.Tokens(segment)));

    [Fact]
    public void Tokens_Characters_AreNeverHalves() => Assert.Equal(["a", "👍", "b"], SegmentTokenizer.Characters.Tokens("a 👍\tb"));
}
