using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tests.Data.Translation;

public sealed class SentenceWordsTests
{
    [Theory]
    [InlineData("Ça va? Très bien, merci!", "ca va ? tres bien merci !")]
    [InlineData("J'ai 19 ans.", "j ai ans")]
    [InlineData("E\u0301te\u0301 sœur", "ete s ur")]
    [InlineData("…", "")]
    public void Of_Letters_AreThoseOfTheTutorial(string sentence, string expected) =>
        Assert.Equal(expected, string.Join(' ', SentenceWords.Of(sentence, SentenceRule.Letters)));

    [Theory]
    [InlineData("L'homme a 3,5 m.", "l' homme a 3 , 5 m .")]
    [InlineData("Two dogs — one's 👍!", "two dogs — one' s 👍 !")]
    [InlineData("Cafe\u0301", "cafe\u0301")]
    public void Of_Words_SplitsPunctuation(string sentence, string expected) =>
        Assert.Equal(expected, string.Join(' ', SentenceWords.Of(sentence, SentenceRule.Words)));

    [Fact]
    public void Of_AnyUnicode_NeverThrows()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 12).Select(_ => (char)random.Next(0x10000)));
            foreach (var rule in Enum.GetValues<SentenceRule>())
                Assert.All(SentenceWords.Of(text, rule), w => Assert.False(string.IsNullOrWhiteSpace(w)));
        }
    }

    [Fact]
    public void Vocabulary_OfSentences_KnowsTheFrequentOnes()
    {
        var vocabulary = SentenceVocabulary.Of(["a dog", "a cat", "a dog runs"], maxWords: 2, minCount: 1);

        Assert.Equal(["SOS", "EOS", "UNK", "a", "dog"], vocabulary.Words);
        Assert.Equal([3, 4, 2], vocabulary.Encode("A dog sleeps"));
        Assert.Equal("a dog", vocabulary.Decode([3, 4]));
    }
}
