using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Generated;

namespace Studio.Learning.Tests.Data.Text.Generated;

public sealed class ReviewSetTests
{
    [Fact]
    public void Domains_OfSourceAndTarget_ShareNoContentWord()
    {
        static string[] Words(ReviewDomain d) => [.. d.Nouns, .. d.TestNouns, .. d.Praise, .. d.Complaint];

        Assert.Empty(Words(ReviewDomain.Films).Intersect(Words(ReviewDomain.Hotels)));
        Assert.Equal(Words(ReviewDomain.Films).Length, Words(ReviewDomain.Films).Distinct().Count());
        Assert.Equal(Words(ReviewDomain.Hotels).Length, Words(ReviewDomain.Hotels).Distinct().Count());
    }

    [Theory]
    [InlineData("reviews-source"), InlineData("reviews-target")]
    public void Read_AllReviews_AreDifferentAndShareNoNounAcrossParts(string key)
    {
        using var set = (ITextSet)Datasets.Open(key);
        var domain = key == "reviews-source" ? ReviewDomain.Films : ReviewDomain.Hotels;
        var words = set.Items.Index().ToLookup(i => i.Item.Part, i => set.Read(i.Index).Split(' ').ToHashSet());

        Assert.Equal(5000, Enumerable.Range(0, 5000).Select(set.Read).Distinct().Count());
        Assert.DoesNotContain(words[DataPart.Train], w => w.Overlaps(domain.TestNouns));
        Assert.DoesNotContain(words[DataPart.Test], w => w.Overlaps(domain.Nouns));
        Assert.Equal([2000, 2000],
            ClassBalance.Of(set.Items.Where(i => i.Part == DataPart.Train).Select(i => i.Label), 2).Counts);
    }

    [Fact]
    public void Baseline_OfABagOfWords_StaysAtThreeQuartersOrBelow()
    {
        using var set = (ITextSet)Datasets.Open("reviews-target");

        Assert.InRange(BagOfWordsBaseline.TestAccuracy(set, DataSplit.Of(set.Items, 2, 1, null)), 0.5, 0.75);
    }

    [Fact]
    public void Text_OfTheTarget_HoldsNoTestNounAndIsTheSameEachTime()
    {
        var text = new ReviewsTargetText().Read();

        Assert.Equal(text, new ReviewsTargetText().Read());
        Assert.False(text.Split(' ', '\n').ToHashSet().Overlaps(ReviewDomain.Hotels.TestNouns));
        Assert.Equal(20_000, text.Count(c => c == '\n'));
    }
}
