using Studio.Experiments.Data;
using Studio.Learning.Data.Translation;
using Studio.Learning.Tasks.Translating;

namespace Studio.Learning.Tests.Tasks.Translating;

public sealed class DictionaryTranslatorTests
{
    private static readonly TextPair[] s_train =
        [new("red house", "maison rouge"), new("red car", "voiture rouge"), new("the house", "la maison"), new("the car", "la voiture")];

    [Fact]
    public void Translate_KnownWords_TakesEachWordsPartnerInTheSameOrder() =>
        Assert.Equal("la rouge voiture", Trained().Translate("The red car"));

    [Fact]
    public void Translate_AnUnknownWord_LeavesIt() => Assert.Equal("la zorp", Trained().Translate("the zorp"));

    private static DictionaryTranslator Trained() => new(s_train, SentenceVocabulary.Of(s_train.Select(p => p.Source), 100, 1),
        SentenceVocabulary.Of(s_train.Select(p => p.Target), 100, 1));
}
