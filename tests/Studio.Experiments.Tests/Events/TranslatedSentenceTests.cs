using Studio.Experiments.Events;

namespace Studio.Experiments.Tests.Events;

public sealed class TranslatedSentenceTests
{
    [Theory]
    [InlineData("mille neuf cent quatre - vingt - douze EOS", "mille neuf cent quatre-vingt-douze")]
    [InlineData("l' homme , qu' il a vu , part . EOS", "l'homme, qu'il a vu, part.")]
    [InlineData("he said : ' no ' !", "he said: ' no '!")]
    [InlineData("- 5", "- 5")]
    [InlineData("EOS", "")]
    public void Text_OfWords_IsWrittenAsPeopleWrite(string words, string text) =>
        Assert.Equal(text, TranslatedSentence.Text(words.Split(' ')));
}
