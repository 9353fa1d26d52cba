using Studio.Learning.Measures.Translation;

namespace Studio.Learning.Tests.Measures.Translation;

/// <summary>Expected values are those of sacreBLEU 2.6.0's own tests, which set beta to 3.</summary>
public sealed class ChrfTests
{
    private const string Risk =
        " risk assessment must be made of those who are qualified and expertise in the sector - these are the scientists .";
    private const string RiskReference =
        "risk assessment has to be undertaken by those who are qualified and expert in that area - that is the scientists .";
    private const string Obama = " Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. ";
    private const string ObamaReference = "Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.";

    [Theory]
    [InlineData(Risk, RiskReference, 63.361730)]
    [InlineData(Obama, ObamaReference, 64.1302698)]
    [InlineData("a b c", "abc", 50)]
    [InlineData("a b c", "a b c", 50)]
    [InlineData("aa", "ab", 8.3333)]
    [InlineData("a", "a", 16.6667)]
    [InlineData("abcdefg", "hijklmnop", 0)]
    [InlineData("", "reference", 0)]
    public void Of_EpsilonSmoothing_IsThatOfSacreBleu(string hypothesis, string reference, double expected) =>
        Assert.Equal(expected, Chrf.Of([hypothesis], [[reference]], new() { Beta = 3, UsesEpsilonSmoothing = true }).Score, 1e-4);

    [Theory]
    [InlineData("a b c", "abc", 100)]
    [InlineData("a", "a", 100)]
    [InlineData("aa", "ab", 25)]
    [InlineData("", "c", 0)]
    public void Of_EffectiveOrder_IsThatOfSacreBleu(string hypothesis, string reference, double expected) =>
        Assert.Equal(expected, Chrf.Of([hypothesis], [[reference]], new() { Beta = 3 }).Score, 1e-4);

    [Fact]
    public void Of_TwoSegments_AddsTheirCountsUp()
    {
        Assert.Equal(50, Chrf.Of(["a", "b"], [["a"], ["c"]], new() { Beta = 3 }).Score, 1e-4);
        Assert.Equal(8.3333, Chrf.Of(["a", "b"], [["a"], ["c"]], new() { Beta = 3, UsesEpsilonSmoothing = true }).Score, 1e-4);
    }

    [Fact]
    public void Of_SpacesKept_IsThatOfSacreBleu()
    {
        var options = new ChrfOptions { Beta = 3, KeepsSpaces = true };

        Assert.Equal(65.2414427, Chrf.Of([Risk.Trim()], [[RiskReference]], options).Score, 1e-4);
    }

    [Fact]
    public void Of_SeveralReferences_TakesTheBest() => Assert.Equal(100, Chrf.Of(["yes it is"], [["no", "yes it is"]]).Score, 1e-9);

    [Fact]
    public void Signature_Defaults_AreThoseOfSacreBleu() =>
        Assert.Equal("nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0", Chrf.Of(["a"], [["a"]]).Signature);
}
