using Studio.Notebooks.Editing;

namespace Studio.Notebooks.Tests.Editing;

public sealed class TextMergeTests
{
    [Theory]
    [InlineData("a\n\nb", "A\n\nb", "a\n\nB", "A\n\nB")]
    [InlineData("a\nb\nc", "a\nb\nc\nd", "new\na\nb\nc", "new\na\nb\nc\nd")]
    [InlineData("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd")]
    [InlineData("a\nb", "a\nx", "a\nx", "a\nx")]
    [InlineData("a", "a", "b", "b")]
    [InlineData("", "mine", "", "mine")]
    [InlineData("a\nb\na\nb", "a\nb\nx\na\nb", "a\nb\na\nb\ny", "a\nb\nx\na\nb\ny")]
    public void Of_ChangesInDifferentPlaces_HoldsBoth(string original, string mine, string theirs, string merged)
    {
        Assert.Equal(merged, TextMerge.Of(original, mine, theirs));
        Assert.Equal(merged, TextMerge.Of(original, theirs, mine));
    }

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("a\nb", "a\nx", "a\n")]
    [InlineData("", "mine", "theirs")]
    public void Of_ChangesInOnePlace_IsNone(string original, string mine, string theirs) =>
        Assert.Null(TextMerge.Of(original, mine, theirs));
}
