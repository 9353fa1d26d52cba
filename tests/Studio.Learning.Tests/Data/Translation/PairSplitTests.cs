using Studio.Experiments.Data;
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
        Assert.Throws<ArgumentException>(() =>
            PairSplit.Of(new TextPair[] { new("a", "b"), new("a", "c") }, 0.5, most: 9, seed: 1));

    [Fact]
    public void Of_SentencesThatDifferInCapitalsAndSpaces_KeepsThemOnOneSide()
    {
        TextPair[] pairs = [.. Enumerable.Range(0, 100).SelectMany(i =>
            new[] { new TextPair($"Number {i}.", "one"), new TextPair($"number {i} .", "another") })];

        var split = PairSplit.Of(pairs, 0.5, most: 100, seed: 5);

        Assert.Equal((100, 100), (split.Train.Count, split.Validation.Count));
        Assert.Empty(Numbers(split.Train).Intersect(Numbers(split.Validation)));

        static IEnumerable<string> Numbers(IEnumerable<TextPair> pairs) => pairs.Select(p => p.Source.Split(' ')[1].TrimEnd('.'));
    }

    [Fact]
    public void Of_StatedParts_KeepsThemAndTakesNoTestPair()
    {
        GroupedPair[] pairs = [.. s_pairs.Select((p, i) => new GroupedPair(p, i < 100 ? DataPart.Test : i < 300 ? DataPart.Validation
            : DataPart.Train, []))];

        var whole = PairSplit.Of(pairs, 0.5, most: 5000, seed: 5);
        var few = PairSplit.Of(pairs, 0.1, most: 100, seed: 5);

        Assert.Equal((1700, 200), (whole.Train.Count, whole.Validation.Count));
        Assert.All(whole.Validation, p => Assert.InRange(int.Parse(p.Source), 50, 149));
        Assert.Equal((180, 20), (few.Train.Count, few.Validation.Count));
        Assert.All(few.Validation, p => Assert.InRange(int.Parse(p.Source), 50, 149));
        Assert.All(few.Train, p => Assert.InRange(int.Parse(p.Source), 150, 999));
    }
}
