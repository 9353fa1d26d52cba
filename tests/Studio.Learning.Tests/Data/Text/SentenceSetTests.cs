using Studio.Learning.Data;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Tests.Data.Text;

public sealed class SentenceSetTests
{
    [Theory]
    [InlineData("sentences-source", 2000), InlineData("sentences-target", 800)]
    public void Read_AllItems_AreDifferentSentencesSoThatNoSplitSharesOne(string key, int count)
    {
        using var set = (ITextSet)Datasets.Open(key);

        string[] sentences = [.. Enumerable.Range(0, set.Items.Count).Select(set.Read)];

        Assert.Equal(count, sentences.Distinct().Count());
    }

    [Fact]
    public void Read_InAnotherOrder_GivesTheSameSentences()
    {
        using var one = (ITextSet)Datasets.Open("sentences-target");
        using var other = (ITextSet)Datasets.Open("sentences-target");

        var last = one.Read(one.Items.Count - 1);
        other.Read(0);

        Assert.Equal(last, other.Read(other.Items.Count - 1));
    }
}
