using FsCheck.Xunit;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;

namespace Studio.Learning.Tests.Data.Splits;

public sealed class DataSplitTests
{
    [Property]
    public void Of_AnySet_PartsAreDisjointAndCoverIt(byte[] sizes, ulong seed, bool hasTest, bool hasValidation)
    {
        var items = Items(sizes, hasTest, hasValidation, least: 3);

        var split = DataSplit.Of(items, sizes.Length + 1, seed, null);

        Assert.Empty(split.Labelled.Intersect(split.Test));
        Assert.All(split.Folds, fold =>
        {
            Assert.NotEmpty(fold.Train);
            Assert.NotEmpty(fold.Validation);
            Assert.Empty(fold.Train.Intersect(fold.Validation));
            Assert.Equal(Enumerable.Range(0, items.Count), fold.Train.Concat(fold.Validation).Concat(split.Test).Order());
            Assert.Equal(fold.Train.Order(), fold.Train);
            Assert.Equal(fold.Validation.Order(), fold.Validation);
        });
    }

    [Property]
    public void Of_WithoutOwnChoosePart_ChoosesAFifthOrAFoldOfEachClass(byte[] sizes, ulong seed, bool hasTest)
    {
        var items = Items(sizes, hasTest, hasValidation: false, least: 3);

        var split = DataSplit.Of(items, sizes.Length + 1, seed, null);

        foreach (var (label, count) in split.Labelled.CountBy(i => items[i].Label))
            foreach (var fold in split.Folds)
                Assert.InRange(fold.Validation.Count(i => items[i].Label == label),
                    count / (split.Folds.Count == 1 ? 5.0 : split.Folds.Count) - 1,
                    count / (split.Folds.Count == 1 ? 5.0 : split.Folds.Count) + 1);
        if (split.Folds.Count > 1)
        {
            Assert.Equal(split.Labelled, split.Folds.SelectMany(f => f.Validation).Order());
            Assert.InRange(split.Folds.Max(f => f.Validation.Count) - split.Folds.Min(f => f.Validation.Count), 0, 1);
        }
    }

    [Property]
    public void Of_WithoutHeldOutPart_TestsOnAFifthOfEachClass(byte[] sizes, ulong seed)
    {
        var items = Items(sizes, hasTest: false, hasValidation: false, least: 3);

        var split = DataSplit.Of(items, sizes.Length + 1, seed, null);

        Assert.All(items.CountBy(i => i.Label),
            c => Assert.InRange(split.Test.Count(i => items[i].Label == c.Key), c.Value / 5.0 - 1, c.Value / 5.0 + 1));
    }

    [Property]
    public void Of_OtherSeedOrLabels_LeavesTheTestPart(byte[] sizes, ulong first, ulong second, byte labels, bool hasTest,
        bool hasValidation)
    {
        var items = Items(sizes, hasTest, hasValidation, least: 6);

        var split = DataSplit.Of(items, sizes.Length + 1, first, null);
        var other = DataSplit.Of(items, sizes.Length + 1, second, labels + 2);

        Assert.Equal(split.Test, other.Test);
        Assert.Subset(split.Labelled.ToHashSet(), other.Labelled.ToHashSet());
        Assert.All(other.Labelled.CountBy(i => items[i].Label), c => Assert.True(c.Value <= labels + 2));
    }

    [Property]
    public void Of_SameArguments_AreTheSameSplit(byte[] sizes, ulong seed, byte labels)
    {
        var items = Items(sizes, hasTest: false, hasValidation: true, least: 6);

        var (once, again) =
            (DataSplit.Of(items, sizes.Length + 1, seed, labels + 2), DataSplit.Of(items, sizes.Length + 1, seed, labels + 2));

        Assert.Equal(once.Labelled, again.Labelled);
        Assert.Equal(once.Folds.SelectMany(f => f.Validation), again.Folds.SelectMany(f => f.Validation));
    }

    [Fact]
    public void Of_OtherSeed_RedrawsLabelledAndChoose()
    {
        var items = Items([100, 100], hasTest: true, hasValidation: false, least: 0);

        var (first, second) = (DataSplit.Of(items, 3, 1, 30), DataSplit.Of(items, 3, 2, 30));

        Assert.NotEqual(first.Labelled, second.Labelled);
        Assert.NotEqual(DataSplit.Of(items, 3, 1, null).Folds[0].Validation, DataSplit.Of(items, 3, 2, null).Folds[0].Validation);
        Assert.Equal((60, 48, 12), (first.Labelled.Count, first.Folds.Single().Train.Count, first.Folds.Single().Validation.Count));
    }

    [Fact]
    public void Of_MoreLabels_KeepsTheFewer()
    {
        var items = Items([100, 100], hasTest: true, hasValidation: false, least: 0);

        Assert.Subset(DataSplit.Of(items, 3, 1, 20).Labelled.ToHashSet(), DataSplit.Of(items, 3, 1, 10).Labelled.ToHashSet());
    }

    [Fact]
    public void Of_TestAndValidation_ChoosesByTheValidationPart()
    {
        var items = Items([40, 40], hasTest: true, hasValidation: true, least: 0);

        var split = DataSplit.Of(items, 3, 1, 5);

        Assert.Equal(10, split.Folds.Single().Train.Count);
        Assert.All(split.Folds[0].Validation, i => Assert.Equal(DataPart.Validation, items[i].Part));
        Assert.All(split.Test, i => Assert.Equal(DataPart.Test, items[i].Part));
    }

    [Theory]
    [InlineData(19, 5), InlineData(20, 1), InlineData(4, 4), InlineData(2, 2)]
    public void Of_SmallestClass_DecidesTheFolds(int labels, int folds)
    {
        var items = Items([100, 100], hasTest: true, hasValidation: false, least: 0);

        Assert.Equal(folds, DataSplit.Of(items, 3, 1, labels).Folds.Count);
    }

    [Fact]
    public void Of_ClassWithFewerThanAsked_GivesAllItsImagesAndIsNamed()
    {
        var split = DataSplit.Of(Items([100, 7], hasTest: true, hasValidation: false, least: 0), 3, 1, 10);

        Assert.Equal([1, 2], split.ClassesWithFewer);
        Assert.Equal(17, split.Labelled.Count);
    }

    [Fact]
    public void Of_OneLabelAClassAskedFor_ChoosesByWhatItFits()
    {
        var split = DataSplit.Of(Items([50], hasTest: true, hasValidation: false, least: 3), 1, 1, 1);

        Assert.True(split.ValidatesOnTrain);
        Assert.Single(split.Labelled);
        Assert.Empty(split.Labelled.Intersect(split.Test));
    }

    [Fact]
    public void Of_OneLabelledImageOfAClassWhereMoreWereAskedFor_IsRefused()
    {
        var refusal =
            Assert.Throws<ArgumentException>(() => DataSplit.Of(Items([1, 50], hasTest: true, hasValidation: false, least: 0), 3, 1, null));

        Assert.Contains("Class 0 has one labelled item", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingToTestOn_IsRefused() =>
        Assert.Contains("cannot be split", Assert.Throws<ArgumentException>(() => DataSplit.Of([], 2, 1, null)).Message,
            StringComparison.Ordinal);

    // Class i has sizes[i] images at least; one class more has none.
    private static List<LabelledItem> Items(byte[] sizes, bool hasTest, bool hasValidation, int least)
    {
        if (sizes.Length == 0)
            sizes = [30];
        var parts = new[] { DataPart.Train }.Concat(hasTest ? [DataPart.Test] : [])
            .Concat(hasValidation ? [DataPart.Validation] : []).ToArray();
        return [.. from part in parts.Length == 1 ? [DataPart.Whole] : parts
            from label in Enumerable.Range(0, sizes.Length)
            from number in Enumerable.Range(0, Math.Max(least, (int)sizes[label]))
            select new LabelledItem($"{part}/{label}/{number}.png", label, part)];
    }
}
