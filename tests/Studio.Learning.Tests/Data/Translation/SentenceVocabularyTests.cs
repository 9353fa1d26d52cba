using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tests.Data.Translation;

public sealed class SentenceVocabularyTests
{
    [Fact]
    public void Encode_MarkWrittenInASentence_IsAnUnknownWord()
    {
        var vocabulary = new SentenceVocabulary(["xxbos", "xxeos", "xxunk", "ja"], SentenceRule.Words);

        Assert.Equal([3, 2, 2, 3], vocabulary.Encode("ja xxeos xxbos ja"));
        Assert.False(vocabulary.Has("xxeos"));
    }
}
