using System.Security.Cryptography;
using System.Text;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Tests.Data.Text;

public sealed class NatureRhymesTests
{
    private readonly string _text = new NatureRhymes().Read();

    [Fact]
    public void Read_Always_GivesTheSameText() =>
        Assert.Equal("f0467a8156713e515ac191f0940b7a509e5abea982af96ca24118ad05cf2ba8e",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text))));

    [Fact]
    public void Read_EachVerse_HasFourLinesThatEndDifferently()
    {
        var verses = _text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('\n')).ToArray();

        Assert.Equal(1000, verses.Length);
        Assert.All(verses, v => Assert.Equal(",;,.", string.Concat(v.Select(line => line[^1]))));
        Assert.All(verses, v => Assert.NotEqual(v[0].Split(' ')[^1].TrimEnd(','), v[1].Split(' ')[^1].TrimEnd(';')));
        Assert.InRange(_text.Length, 150_000, 200_000);
    }
}
