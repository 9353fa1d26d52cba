using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Data.Text;

public sealed class TokenCorpusTests
{
    [Fact]
    public void Corpus_OfTwentyCharacters_HoldsOutTheTail()
    {
        const string text = "abcdefghijklmnopqrst";
        var corpus = new TokenCorpus(new CharTokenizer(text), text, 0.25);

        Assert.Equal(("abcdefghijklmno", "pqrst"), (corpus.Tokenizer.Decode(corpus.Train), corpus.Tokenizer.Decode(corpus.Validation)));
        Assert.Equal(1, corpus.CharactersPerToken);
    }

    [Fact]
    public void Corpus_OfWords_CountsTheCharactersThatPeopleRead()
    {
        var words = new WordTokenizer(["the", "cat", "sat", "."]);

        // "the cat sat." has twelve characters.
        Assert.Equal(3, new TokenCorpus(words, [0, 1], [2, 3]).CharactersPerToken);
    }

    [Fact]
    public void Streams_Two_ReadTheTextInTwoPieces()
    {
        using var scope = NewDisposeScope();

        var streams = TokenCorpus.Streams([1, 2, 3, 4, 5, 6, 7], 2);

        Assert.Equal([3, 2], streams.shape);
        Assert.Equal([1L, 4, 2, 5, 3, 6], streams.data<long>().ToArray());
    }

    [Fact]
    public void Streams_MoreThanTheTextHas_AreRefused() => Assert.Throws<ArgumentException>(() => TokenCorpus.Streams([1, 2, 3], 2));
}
