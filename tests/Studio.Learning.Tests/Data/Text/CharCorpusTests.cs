using Studio.Learning.Data.Text;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Data.Text;

public sealed class CharCorpusTests
{
    [Fact]
    public void Corpus_OfTwentyCharacters_HoldsOutTheTail()
    {
        var corpus = new CharCorpus("abcdefghijklmnopqrst", 0.25);

        Assert.Equal(("abcdefghijklmno", "pqrst"), (corpus.Vocabulary.Decode(corpus.Train), corpus.Vocabulary.Decode(corpus.Validation)));
    }

    [Fact]
    public void Streams_Two_ReadTheTextInTwoPieces()
    {
        using var scope = NewDisposeScope();

        var streams = CharCorpus.Streams([1, 2, 3, 4, 5, 6, 7], 2);

        Assert.Equal([3, 2], streams.shape);
        Assert.Equal([1L, 4, 2, 5, 3, 6], streams.data<long>().ToArray());
    }

    [Fact]
    public void Streams_MoreThanTheTextHas_AreRefused() => Assert.Throws<ArgumentException>(() => CharCorpus.Streams([1, 2, 3], 2));
}
