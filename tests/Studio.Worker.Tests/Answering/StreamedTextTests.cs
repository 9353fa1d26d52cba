using Studio.Learning.Data.Text.Tokenizers;
using Studio.Worker.Answering;

namespace Studio.Worker.Tests.Answering;

public sealed class StreamedTextTests
{
    private static readonly WordTokenizer s_words = new([.. SpecialTokens.All, "the", "hotel", "was", "3"]);

    [Theory]
    [InlineData("the hotel was")]
    [InlineData("xxmaj the hotel xxup was")]
    [InlineData("xxmaj xxmaj the hotel")]
    [InlineData("xxup xxmaj the xxmaj xxrep 3 hotel was")]
    [InlineData("the xxrep 3 xxmaj hotel was the")]
    [InlineData("xxwrep 3 xxwrep 3 hotel was")]
    public void Add_WhateverMarkersFollowOneAnother_GivesTheWholeTextPieceByPiece(string names)
    {
        int[] tokens = [.. names.Split(' ').Select(n => Enumerable.Range(0, s_words.Count).First(t => s_words.Name(t) == n))];
        var prompt = tokens[..0];
        var text = new StreamedText(s_words, prompt);

        var pieces = tokens.Select(text.Add).Append("").ToArray();
        pieces[^1] = text.End();

        Assert.Equal(s_words.Decode(tokens), string.Concat(pieces));
        Assert.Equal(tokens, text.Generated);
    }
}
