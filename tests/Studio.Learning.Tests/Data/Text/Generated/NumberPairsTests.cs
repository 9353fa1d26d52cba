using Studio.Experiments.Data;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Generated;

namespace Studio.Learning.Tests.Data.Text.Generated;

public sealed class NumberPairsTests
{
    [Theory]
    [InlineData(0, "zero", "zéro", "null"), InlineData(1, "one", "un", "eins"), InlineData(16, "sixteen", "seize", "sechzehn")]
    [InlineData(17, "seventeen", "dix-sept", "siebzehn"), InlineData(21, "twenty-one", "vingt et un", "einundzwanzig")]
    [InlineData(30, "thirty", "trente", "dreißig"), InlineData(61, "sixty-one", "soixante et un", "einundsechzig")]
    [InlineData(70, "seventy", "soixante-dix", "siebzig"), InlineData(71, "seventy-one", "soixante et onze", "einundsiebzig")]
    [InlineData(77, "seventy-seven", "soixante-dix-sept", "siebenundsiebzig"), InlineData(80, "eighty", "quatre-vingts", "achtzig")]
    [InlineData(81, "eighty-one", "quatre-vingt-un", "einundachtzig"), InlineData(90, "ninety", "quatre-vingt-dix", "neunzig")]
    [InlineData(91, "ninety-one", "quatre-vingt-onze", "einundneunzig")]
    [InlineData(99, "ninety-nine", "quatre-vingt-dix-neuf", "neunundneunzig")]
    [InlineData(100, "one hundred", "cent", "einhundert"), InlineData(101, "one hundred and one", "cent un", "einhunderteins")]
    [InlineData(200, "two hundred", "deux cents", "zweihundert")]
    [InlineData(280, "two hundred and eighty", "deux cent quatre-vingts", "zweihundertachtzig")]
    [InlineData(1000, "one thousand", "mille", "eintausend")]
    [InlineData(2001, "two thousand and one", "deux mille un", "zweitausendeins")]
    [InlineData(3472, "three thousand four hundred and seventy-two", "trois mille quatre cent soixante-douze",
        "dreitausendvierhundertzweiundsiebzig")]
    public void Number_InThreeLanguages_IsSpeltAsUsual(int number, string english, string french, string german) =>
        Assert.Equal((english, french, german),
            (EnglishNumbers.Number(number), FrenchNumbers.Number(number), GermanNumbers.Joined(number)));

    [Theory]
    [InlineData(1, 5, 1998, "the first of May nineteen ninety-eight", "le premier mai mille neuf cent quatre-vingt-dix-huit",
        "der erste Mai neunzehn hundert acht und neunzig")]
    [InlineData(21, 8, 1907, "the twenty-first of August nineteen oh seven", "le vingt et un août mille neuf cent sept",
        "der ein und zwanzigste August neunzehn hundert sieben")]
    [InlineData(20, 12, 2000, "the twentieth of December two thousand", "le vingt décembre deux mille",
        "der zwanzigste Dezember zwei tausend")]
    [InlineData(12, 3, 2031, "the twelfth of March twenty thirty-one", "le douze mars deux mille trente et un",
        "der zwölfte März zwei tausend ein und dreißig")]
    [InlineData(7, 1, 1900, "the seventh of January nineteen hundred", "le sept janvier mille neuf cents",
        "der siebte Januar neunzehn hundert")]
    public void Date_InThreeLanguages_IsSaidAsUsual(int day, int month, int year, string english, string french, string german) =>
        Assert.Equal((english, french, german),
            (EnglishNumbers.Date(day, month, year), FrenchNumbers.Date(day, month, year), GermanNumbers.Date(day, month, year)));

    [Fact]
    public void Number_Each_IsWrittenInItsOwnWay()
    {
        foreach (var write in new Func<int, string>[] { EnglishNumbers.Number, FrenchNumbers.Number, GermanNumbers.Joined })
            Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(write).Distinct().Count());
    }

    [Fact]
    public void Read_TestPairs_AreAbsentFromTrainingWithTheirRangesAndCombinations()
    {
        var pairs = Catalog.Find<IPairDataset>("numbers-en-fr", "data set").Read();
        var train = pairs.Where(p => p.Part == DataPart.Train).ToArray();
        var test = pairs.Where(p => p.Part == DataPart.Test).ToArray();

        Assert.Empty(train.Select(p => p.Pair.Source).Intersect(test.Select(p => p.Pair.Source)));
        Assert.All(train, p => Assert.Contains(NumberPairs.Seen, p.Groups));
        Assert.All(train, p => Assert.DoesNotContain("four thousand", p.Pair.Source, StringComparison.Ordinal));
        Assert.All(train, p => Assert.False(p.Pair.Source.EndsWith("seventy-two", StringComparison.Ordinal)));
        foreach (var group in new[] { NumberPairs.Seen, NumberPairs.UnseenRange, NumberPairs.UnseenCombination })
            Assert.Equal(200, test.Count(p => p.Groups.Contains(group)));
        Assert.Contains(test, p => p.Groups.Contains(NumberPairs.FrenchSeventies));
    }

    [Fact]
    public void Read_CombinationsAbsentFromTraining_AreAbsentFromItsDaysToo()
    {
        var pairs = Catalog.Find<IPairDataset>("numbers-fr-de", "data set").Read();

        Assert.All(pairs.Where(p => p.Part != DataPart.Test),
            p => Assert.DoesNotContain("vingt-trois", p.Pair.Source.Replace("quatre-vingt-trois", "", StringComparison.Ordinal),
                StringComparison.Ordinal));
        Assert.Contains(pairs, p => p.Part == DataPart.Test && p.Pair.Source.StartsWith("le vingt-trois ", StringComparison.Ordinal)
            && p.Groups.Contains(NumberPairs.UnseenCombination));
        Assert.DoesNotContain(Catalog.Find<IPairDataset>("numbers-en-fr", "data set").Read(),
            p => p.Groups.Contains(NumberPairs.GermanInversion));
        Assert.All(pairs.Where(p => p.Pair.Source.StartsWith("le vingt-quatre ", StringComparison.Ordinal)),
            p => Assert.Contains(NumberPairs.GermanInversion, p.Groups));
    }
}
