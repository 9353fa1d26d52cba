using Studio.Learning.Measures.Translation;

namespace Studio.Learning.Tests.Measures.Translation;

/// <summary>Expected values are those of sacreBLEU 2.6.0's own tests.</summary>
public sealed class BleuTests
{
    private const string Romanian = "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;";
    private const string RomanianReference = "producţia de zahăr brut se exprimă în zahăr alb;";

    private static readonly string[] s_hypotheses = ["The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."];

    private static readonly string[][] s_references =
    [
        ["The dog bit the man.", "The dog had bit the man."],
        ["It was not unexpected.", "No one was surprised."],
        ["The man bit him first.", "The man had bitten the dog."],
    ];

    public static TheoryData<SegmentTokenizer, double> Tokenizers => new()
    {
        { SegmentTokenizer.Wmt13a, 48.530827 }, { SegmentTokenizer.None, 49.1919566 }, { SegmentTokenizer.International, 43.91623493 },
    };

    public static TheoryData<BleuSmoothing, SegmentTokenizer, bool, double> Sentences => new()
    {
        { new BleuSmoothing.Exponential(), SegmentTokenizer.Wmt13a, false, 8.493 },
        { new BleuSmoothing.None(), SegmentTokenizer.Wmt13a, false, 0 },
        { new BleuSmoothing.Floor(), SegmentTokenizer.Wmt13a, false, 4.51688 },
        { new BleuSmoothing.Floor(0.5), SegmentTokenizer.Wmt13a, false, 10.10 },
        { new BleuSmoothing.AddK(), SegmentTokenizer.Wmt13a, false, 14.882 },
        { new BleuSmoothing.AddK(2), SegmentTokenizer.Wmt13a, false, 21.389 },
        { new BleuSmoothing.Exponential(), SegmentTokenizer.None, false, 7.347 },
        { new BleuSmoothing.Exponential(), SegmentTokenizer.International, false, 8.493 },
        { new BleuSmoothing.Exponential(), SegmentTokenizer.Characters, false, 40.8759 },
        { new BleuSmoothing.Exponential(), SegmentTokenizer.Characters, true, 42.0267 },
    };

    [Theory, MemberData(nameof(Tokenizers))]
    public void Of_TwoReferencesEach_IsThatOfSacreBleu(SegmentTokenizer tokenizer, double expected) =>
        Assert.Equal(expected, Bleu.Of(s_hypotheses, s_references, new() { Tokenizer = tokenizer }).Score, 1e-6);

    [Theory]
    [InlineData(1, 77.65), InlineData(2, 60.50), InlineData(3, 53.93), InlineData(4, 48.53), InlineData(5, 46.14), InlineData(6, 43.28)]
    public void Of_OtherHighestOrder_IsThatOfSacreBleu(int order, double expected) =>
        Assert.Equal(expected, Bleu.Of(s_hypotheses, s_references, new() { MaxOrder = order }).Score, 0.005);

    [Theory, MemberData(nameof(Sentences))]
    public void Of_OneSentence_IsThatOfSacreBleu(BleuSmoothing smoothing, SegmentTokenizer tokenizer, bool isLowercase, double expected)
    {
        var options = new BleuOptions
            { Smoothing = smoothing, Tokenizer = tokenizer, IsLowercase = isLowercase, UsesEffectiveOrder = true };

        Assert.Equal(expected, Bleu.Of([Romanian], [[RomanianReference]], options).Score, 1e-3);
    }

    [Theory]
    [InlineData("this is a fest", "this is a test", .223606797749979)]
    [InlineData("test", "a test", .3678794411714425)]
    [InlineData("a little test", "a test", .03218297948685433)]
    [InlineData("a test", "a test", 1)]
    [InlineData("nothing shared", "a test", 0)]
    [InlineData("", "a test", 0)]
    public void Of_RawSegment_IsThatOfSacreBleu(string hypothesis, string reference, double expected)
    {
        var raw = new BleuOptions
            { Tokenizer = SegmentTokenizer.None, Smoothing = new BleuSmoothing.Floor(0.01), UsesEffectiveOrder = true };

        Assert.Equal(expected, Bleu.Of([hypothesis], [[reference]], raw).Score / 100, 1e-12);
    }

    [Fact]
    public void Of_EmptyHypotheses_IsZero() => Assert.Equal(0, Bleu.Of(["", "", ""], s_references).Score);

    [Fact]
    public void Score_OfStatistics_IsThatOfSacreBleu()
    {
        var statistics = new BleuStatistics([9, 7, 5, 3], [10, 8, 6, 4], 11, 11);

        Assert.Equal(.8375922397, statistics.Score(new BleuSmoothing.Exponential()) / 100, 1e-9);
    }

    [Fact]
    public void Score_FourthOrderWithoutMatch_DependsOnTheFloor()
    {
        var statistics = Bleu.Statistics(["am I am a character sequence"], [["I am a symbol string sequence a a"]],
            new() { Tokenizer = SegmentTokenizer.None });

        Assert.Equal([4, 2, 1, 0], statistics.Matches);
        Assert.Equal([6, 5, 4, 3], statistics.Totals);
        Assert.Equal(.1555722182, statistics.Score(new BleuSmoothing.Floor(0.1)) / 100, 1e-9);
        Assert.Equal(0, statistics.Score(new BleuSmoothing.Floor(0)));
        Assert.Equal(0, statistics.Score(new BleuSmoothing.None()));
    }

    [Fact]
    public void Signature_Defaults_AreThoseOfSacreBleu()
    {
        Assert.Equal("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0", Bleu.Of(["a"], [["a"]]).Signature);
        Assert.Equal("nrefs:var|case:lc|eff:yes|tok:none|smooth:floor[0.10]|version:2.6.0", Bleu.Of(["a", "b"], [["a"], ["b", "c"]], new()
        {
            Tokenizer = SegmentTokenizer.None, Smoothing = new BleuSmoothing.Floor(), IsLowercase = true, UsesEffectiveOrder = true,
        }).Signature);
    }

    [Fact]
    public void Of_MissingReferences_IsRefusedWithASentence()
    {
        Assert.Contains("no translation", Assert.Throws<ArgumentException>(() => Bleu.Of([], [])).Message);
        Assert.Contains("2 translations", Assert.Throws<ArgumentException>(() => Bleu.Of(["a", "b"], [["a"]])).Message);
        Assert.Contains("Translation 2", Assert.Throws<ArgumentException>(() => Bleu.Of(["a", "b"], [["a"], []])).Message);
    }
}
