using System.Diagnostics;
using FsCheck;
using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Learning.Tests.Data.Text.Tokenizers;

public sealed class WordTokenizerTests
{
    private static readonly string[] s_words = ["the", "film", "was", "good", "bad", "very", "not", "café", "звук", "wren"];

    private static readonly WordTokenizer s_tokenizer =
        new([.. SpecialTokens.All, .. s_words, ",", ".", "!", "?", "do", "n't", "'s", "3", "4", "o", "g", "d"]);

    [Fact]
    public void Specials_InAPublishedVocabulary_ComeFirstInThisOrder() =>
        Assert.Equal(["xxunk", "xxpad", "xxbos", "xxeos", "xxfld", "xxrep", "xxwrep", "xxup", "xxmaj"], SpecialTokens.All);

    [Theory]
    [InlineData("I don't know.", "xxbos i do n't know .")]
    [InlineData("It's Tom's, isn't it?", "xxbos xxmaj it 's xxmaj tom 's , is n't it ?")]
    [InlineData("We'd've said we'll; they're I'm", "xxbos xxmaj we 'd 've said we 'll ; they 're xxmaj i 'm")]
    [InlineData("We cannot", "xxbos xxmaj we can not")]
    [InlineData("Mr. Bean (1997) cost $5.50, 100%", "xxbos xxmaj mr. xxmaj bean ( 1997 ) cost $ 5.50 , 100 %")]
    [InlineData("a well-known \"star\" -- good/bad", "xxbos a well - known \" star \" - - good / bad")]
    [InlineData("fun🦉🦉 :) :(", "xxbos fun 🦉 🦉 :) :(")]
    [InlineData("one\ntwo", "xxbos one \n two")]
    [InlineData("SOOO good!!!", "xxbos s xxrep 3 o good xxrep 3 !")]
    [InlineData("", "xxbos")]
    public void Split_OfEnglish_FollowsTheRules(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', s_tokenizer.Split(text)));

    [Property]
    public void Encode_OfAnyText_GivesTokensOfTheVocabulary(NonNull<string> text)
    {
        var tokens = s_tokenizer.Encode(text.Get);

        Assert.All(tokens, t => Assert.InRange(t, 0, s_tokenizer.Count - 1));
        Assert.NotNull(s_tokenizer.Decode(tokens));
    }

    [Property]
    public void Decode_OfAnyTokens_GivesAText(int[] tokens) =>
        Assert.NotNull(s_tokenizer.Decode(tokens.Select(t => (int)((uint)t % (uint)s_tokenizer.Count))));

    [Property]
    public void Decode_OfASentenceOfKnownWords_GivesItBack(byte[] choices)
    {
        string[] words = [.. choices.Select(c => (c / 10 % 3, s_words[c % 10]) is var (form, word) && form == 1
            ? char.ToUpperInvariant(word[0]) + word[1..] : form == 2 && word.All(char.IsAscii) ? word.ToUpperInvariant() : word)];
        // What repeats three times is counted whatever its case was, and letters beyond ASCII carry no marker.
        var text = string.Join(' ', words.Index().Where(w => w.Index == 0 || words[w.Index - 1] != w.Item)
            .Select(w => w.Item[0] < 128 ? w.Item : w.Item.ToLowerInvariant()));

        Assert.Equal(text, s_tokenizer.Decode(s_tokenizer.Encode(text)));
    }

    [Theory]
    [InlineData("Do n't", "Don't"), InlineData("The film's good, very good!", "The film's good, very good!")]
    [InlineData("Not good... not good not not not", "Not good xxunk not good not not not")]
    [InlineData("goood gooood", "g ooo d g oooo d")]
    public void Decode_OfEncoded_ReadsAsWritten(string text, string expected) =>
        Assert.Equal(expected, s_tokenizer.Decode(s_tokenizer.Encode(text)));

    [Fact]
    public void Of_Corpus_TakesFrequentWordsFirstAndLeavesRareOnesOut()
    {
        var tokenizer = WordTokenizer.Of(["b b b", "a a c", "a b d"], minFrequency: 2);

        Assert.Equal(11, tokenizer.Count);
        Assert.Equal(["a", "b"], Enumerable.Range(9, 2).Select(tokenizer.Name));
        Assert.Equal(10, WordTokenizer.Of(["a b", "a b"], 1, maxSize: 10).Count);
    }

    [Fact]
    public void Encode_WithoutATokenForUnknownWords_SaysHowManyAreMissing()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new WordTokenizer(["a", "wren"]).Encode("a wren saw an owl an"));

        Assert.StartsWith("4 of 6 words (66.7 %) are not in the vocabulary: 'an', 'owl', 'saw'.", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfAVocabulary_NamesTheMostFrequentUnknownWordsFirst()
    {
        var fit = VocabularyFit.Of(s_tokenizer, ["the plot was not the plot", "an owl"]);

        Assert.Equal((10, 4), (fit.Tokens, fit.UnknownTokens));
        Assert.Equal(("plot", 2), fit.MostFrequent[0]);
        Assert.Equal(0.4, fit.Share, 6);
        Assert.Equal("All 1 words are in the vocabulary.", VocabularyFit.Of(s_tokenizer, [""]).Sentence);
    }

    [Theory]
    [InlineData("'s"), InlineData("a-"), InlineData("a'"), InlineData("!?"), InlineData("é")]
    public void Encode_OfAMegabyteOfAPattern_TakesTimeInProportion(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length));
        var watch = Stopwatch.StartNew();

        s_tokenizer.Encode(text);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Tokenization_OfThePresentForm_ReadsAndMeansTheSame()
    {
        const string written = """{"kind":"text","vocabulary":["the","soup"],"maxLength":20}""";

        var input = (Tokenization)StudioJson.Read<InputSpec>(written);

        Assert.Equal(written, StudioJson.Write<InputSpec>(input));
        Assert.Equal((TokenizerKind.Spaces, 4, 0), (input.Tokenizer, input.TokenCount, input.Padding));
        Assert.Equal([2, 3, 1], TokenizationTokenizer.Of(input).Encode("The soup was"));
    }

    [Fact]
    public void Tokenization_OfWords_KeepsItsTokenizer()
    {
        var input = s_tokenizer.Input(maxLength: 30);

        var read = (Tokenization)StudioJson.Read<InputSpec>(StudioJson.Write<InputSpec>(input));

        Assert.Equal(input, read);
        Assert.Equal((s_tokenizer.Count, 1), (read.TokenCount, read.Padding));
        Assert.Equal(s_tokenizer.Encode("The film"), TokenizationTokenizer.Of(read).Encode("The film"));
    }

    [Fact]
    public void Encode_PaddingWrittenInAText_IsAnUnknownWord()
    {
        var tokens = s_tokenizer.Encode("the xxpad film");

        Assert.DoesNotContain(s_tokenizer.Padding!.Value, tokens);
        Assert.Contains(s_tokenizer.Unknown!.Value, tokens);
    }

    [Fact]
    public void Unknown_VocabularyOfWikiText_IsItsOwnToken()
    {
        var tokenizer = new WordTokenizer(["the", "<unk>", "film"]);

        Assert.Equal(1, tokenizer.Unknown);
        Assert.Equal([0, 1, 2], tokenizer.Encode("the hamster film"));
    }
}
