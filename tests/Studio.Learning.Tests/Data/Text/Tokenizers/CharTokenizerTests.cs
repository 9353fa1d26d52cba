using FsCheck;
using FsCheck.Xunit;
using Studio.Learning.Data.Text.Tokenizers;

namespace Studio.Learning.Tests.Data.Text.Tokenizers;

public sealed class CharTokenizerTests
{
    [Fact]
    public void Decode_OfEncoded_GivesTheTextBack()
    {
        var tokenizer = new CharTokenizer("wren 🦉 über\n");

        Assert.Equal(9, tokenizer.Count);
        Assert.Equal("🦉 über", tokenizer.Decode(tokenizer.Encode("🦉 über")));
    }

    [Property]
    public void Decode_OfItsOwnText_GivesItBack(NonNull<string> text)
    {
        // Half a surrogate pair is no character; it becomes the replacement character.
        var whole = string.Concat(text.Get.EnumerateRunes().Select(c => c.ToString()));
        var tokenizer = new CharTokenizer(whole);

        Assert.Equal(whole, tokenizer.Decode(tokenizer.Encode(whole)));
    }

    [Fact]
    public void Encode_UnknownCharacters_AreCountedAndNamed()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new CharTokenizer("a wren").Encode("a 🦉 war"));

        Assert.Contains("1 of 7 characters (14.3 %) are not in the vocabulary: '🦉'.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_InTheOrderOfWeights_UsesTheirNumbersAndNoControlToken()
    {
        var tokenizer = new CharTokenizer(["", "<s>", "b", "a"], unknown: 0);

        Assert.Equal([3, 2, 0, 0, 0], tokenizer.Encode("ab<s>"));
        Assert.Equal("<s>ba", tokenizer.Decode([1, 2, 3]));
    }

    [Fact]
    public void Tokenizer_WithACharacterTwice_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new CharTokenizer(["a", "b", "a"]));

        Assert.Contains("'a' stands in the vocabulary twice, as tokens 0 and 2", refusal.Message, StringComparison.Ordinal);
    }
}
