using Studio.Learning.Data.Text;
using Studio.Learning.Data.Translation;

namespace Studio.Learning.Tests.Data.Translation;

public sealed class PairSplitTests
{
    private static readonly TextPair[] s_pairs =
        [.. Enumerable.Range(0, 1000).SelectMany(i => new[] { new TextPair($"{i}", "one"), new TextPair($"{i}", "another") })];

    [Fact]
    public void Of_RepeatedSentences_KeepsEachOnOneSide()
    {
        var split = PairSplit.Of(s_pairs, 0.2, most: 5000, seed: 5);

        Assert.Equal((1600, 400), (split.Train.Count, split.Validation.Count));
        Assert.Empty(split.Train.Select(p => p.Source).Intersect(split.Validation.Select(p => p.Source)));
    }

    [Fact]
    public void Of_MoreThanTheMost_TakesSoManySentences()
    {
        var split = PairSplit.Of(s_pairs, 0.1, most: 100, seed: 5);

        Assert.Equal((180, 20), (split.Train.Count, split.Validation.Count));
    }

    [Fact]
    public void Of_OneSentence_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PairSplit.Of([new("a", "b"), new("a", "c")], 0.5, most: 9, seed: 1));
}
