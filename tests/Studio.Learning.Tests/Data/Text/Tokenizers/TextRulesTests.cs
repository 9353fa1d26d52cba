using System.Diagnostics;
using FsCheck;
using FsCheck.Xunit;
using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Learning.Tests.Data.Text.Tokenizers;

/// <summary>Each rule alone, with the examples of what the published vocabularies were made with.</summary>
public sealed class TextRulesTests
{
    [Theory]
    [InlineData("it&#39;s &amp; that", "it's & that")]
    [InlineData("it#39;s good", "it's good")]
    [InlineData("one<br />two", "one\ntwo")]
    [InlineData("wait...", "wait …")]
    [InlineData("3 @.@ 5 well @-@ known <unk>", "3.5 well-known xxunk")]
    public void Html_Leftovers_BecomeCharacters(string text, string expected) => Assert.Equal(expected, TextRules.Html(text));

    [Theory]
    [InlineData("I'm so excited!!!!!!!!", "I'm so excited xxrep 8 ! ")]
    [InlineData("goood", "g xxrep 3 o d")]
    [InlineData("good", "good")]
    [InlineData("🦉🦉🦉", " xxrep 3 🦉 ")]
    [InlineData("a    b", "a    b")]
    public void RepeatedCharacters_ThreeOrMore_BecomeACount(string text, string expected) =>
        Assert.Equal(expected, TextRules.RepeatedCharacters(text));

    [Theory]
    [InlineData("no no no!", "xxwrep 3 no !")]
    [InlineData("I had a very very very very nice day", "I had a xxwrep 4 very nice day")]
    [InlineData("very very nice", "very very nice")]
    [InlineData("an an ant", "an an ant")]
    [InlineData("- - - -", "- - - -")]
    public void RepeatedWords_ThreeOrMore_BecomeACount(string text, string expected) =>
        Assert.Equal(expected, TextRules.RepeatedWords(text));

    [Fact]
    public void SpacedSigns_SlashAndHash_StandAlone() => Assert.Equal("and / or  # 1", TextRules.SpacedSigns("and/or #1"));

    [Fact]
    public void SingleSpaces_Runs_BecomeOne() => Assert.Equal("a b\n c ", TextRules.SingleSpaces("a   b\n  c "));

    [Theory]
    [InlineData("This is GREAT", "xxmaj this is xxup great")]
    [InlineData("I am A B-52", "i am a xxup b-52")]
    [InlineData("McDonald iPhone", "mcdonald iphone")]
    [InlineData("NASA's", "nasa's")]
    public void Capitals_OfWords_BecomeMarkers(string text, string expected) => Assert.Equal(expected, TextRules.Capitals(text));

    [Property]
    public void Apply_OfAnyText_Ends(NonNull<string> text) =>
        Assert.DoesNotContain("   ", TextRules.Apply(text.Get), StringComparison.Ordinal);

    [Theory]
    [InlineData('a'), InlineData('\''), InlineData(' '), InlineData('A')]
    public void Apply_OfAMegabyteOfOneCharacter_TakesTimeInProportion(char c)
    {
        var watch = Stopwatch.StartNew();

        TextRules.Apply(new(c, 1_000_000));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
