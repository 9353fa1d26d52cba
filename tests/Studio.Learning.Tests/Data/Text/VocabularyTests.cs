using Studio.Learning.Data.Text;

namespace Studio.Learning.Tests.Data.Text;

public sealed class VocabularyTests
{
    [Fact]
    public void Decode_OfEncoded_GivesTheTextBack()
    {
        var vocabulary = new Vocabulary("wren 🦉 über\n");

        Assert.Equal(9, vocabulary.Count);
        Assert.Equal("🦉 über", vocabulary.Decode(vocabulary.Encode("🦉 über")));
    }

    [Fact]
    public void Encode_UnknownCharacters_AreNamed()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new Vocabulary("a wren").Encode("a 🦉 war"));

        Assert.Contains("'🦉' is", refusal.Message, StringComparison.Ordinal);
    }
}
