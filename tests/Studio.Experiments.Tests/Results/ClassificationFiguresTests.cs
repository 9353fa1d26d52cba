using Studio.Experiments.Results;

namespace Studio.Experiments.Tests.Results;

public sealed class ClassificationFiguresTests
{
    // Three of four ants and half of two bees: accuracy 4 of 6, macro-F1 between.
    private static readonly ConfusionMatrix s_even = new(["ant", "bee"], [[3, 1], [1, 1]]);

    // All ants and no bee: the same accuracy, a lower macro-F1.
    private static readonly ConfusionMatrix s_lopsided = new(["ant", "bee"], [[4, 0], [2, 0]]);

    [Fact]
    public void IsBetterThan_HigherAccuracy_DecidesWhateverTheLoss() =>
        Assert.True(Figures([[4, 0], [1, 1]], loss: 9).IsBetterThan(new ClassificationFigures(1, s_even)));

    [Fact]
    public void IsBetterThan_SameAccuracy_GoesToTheLowerLoss()
    {
        var (lower, higher) = (new ClassificationFigures(0.5, s_even), new ClassificationFigures(0.6, s_lopsided));

        Assert.True(lower.IsBetterThan(higher));
        Assert.False(higher.IsBetterThan(lower));
        Assert.False(lower.IsBetterThan(lower));
    }

    [Fact]
    public void IsBetterThan_ByMacroF1_PrefersTheEvenOne() =>
        Assert.True(
            (new ClassificationFigures(9, s_even) with { ByMacroF1 = true }).IsBetterThan(new ClassificationFigures(1, s_lopsided)));

    [Fact]
    public void Points_OfAStep_AreThoseOfTheThreeCurves() =>
        Assert.Equal(["loss/validation", "accuracy/validation", "macro-f1/validation"],
            new ClassificationFigures(1, s_even).Points(7).Select(p => p.Series));

    private static ClassificationFigures Figures(long[][] counts, double loss) => new(loss, new(["ant", "bee"], counts));
}
