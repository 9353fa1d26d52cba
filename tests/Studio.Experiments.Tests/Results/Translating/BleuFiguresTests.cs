using Studio.Experiments.Results;
using Studio.Experiments.Results.Translating;

namespace Studio.Experiments.Tests.Results.Translating;

public sealed class BleuFiguresTests
{
    private static readonly BleuFigures s_figures = new(2, 31.5, "nrefs:1|…");

    [Fact]
    public void IsBetterThan_HigherBleu_DecidesWhateverTheLoss() => Assert.True(new BleuFigures(9, 32, "").IsBetterThan(s_figures));

    [Fact]
    public void IsBetterThan_SameBleu_GoesToTheLowerLoss()
    {
        Assert.True((s_figures with { Loss = 1 }).IsBetterThan(s_figures));
        Assert.False(s_figures.IsBetterThan(s_figures));
    }

    [Fact]
    public void IsBetterThan_OtherKind_IsRefused() => Assert.Throws<ArgumentException>(() =>
        s_figures.IsBetterThan(new ClassificationFigures(1, new(["a", "b"], [[1, 0], [0, 1]]))));

    [Fact]
    public void Json_AsFiguresOfAnyKind_ComesBack() =>
        Assert.Equal(s_figures, StudioJson.Read<ValidationFigures>(StudioJson.Write<ValidationFigures>(s_figures)));
}
