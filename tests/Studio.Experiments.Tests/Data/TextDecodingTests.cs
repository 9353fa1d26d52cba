using System.Text;
using Studio.Experiments.Data;

namespace Studio.Experiments.Tests.Data;

public sealed class TextDecodingTests
{
    private const string Text = "file,label\r\nRübe 1.png,Räbe\r\n";

    [Theory]
    [InlineData("utf-8", true), InlineData("utf-8", false), InlineData("utf-16", true), InlineData("utf-16", false),
        InlineData("utf-16BE", true), InlineData("utf-16BE", false)]
    [InlineData("utf-32", true), InlineData("windows-1252", false)]
    public void Decode_EachEncoding_GivesTheSameText(string name, bool isMarked)
    {
        _ = TextDecoding.Decode("x"u8);
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Text, TextDecoding.Decode([.. isMarked ? encoding.Preamble : [], .. encoding.GetBytes(Text)]));
    }

    [Fact]
    public void Decode_Nothing_IsEmpty() => Assert.Equal("", TextDecoding.Decode([]));

    [Fact]
    public void Decode_Utf8WithANul_StaysUtf8() => Assert.Equal("a\0b", TextDecoding.Decode("a\0b"u8));
}
