using FsCheck.Xunit;
using Studio.Learning.Sampling;

namespace Studio.Learning.Tests.Sampling;

public sealed class SeededOrderTests
{
    [Property]
    public bool Permutation_AnySeed_HoldsEveryNumberOnce(ulong seed, ulong stream, byte count) =>
        SeededOrder.Permutation(seed, stream, count).Order().SequenceEqual(Enumerable.Range(0, count));

    [Fact]
    public void Permutation_OtherSeedOrStream_IsAnotherOrder()
    {
        Assert.Equal(SeededOrder.Permutation(1, 2, 50), SeededOrder.Permutation(1, 2, 50));
        Assert.NotEqual(SeededOrder.Permutation(1, 2, 50), SeededOrder.Permutation(1, 3, 50));
        Assert.NotEqual(SeededOrder.Permutation(1, 2, 50), SeededOrder.Permutation(2, 1, 50));
    }

    [Fact]
    public void Permutation_ManyStreams_PutEachNumberFirstAboutEquallyOften()
    {
        var first = Enumerable.Range(0, 6000).CountBy(stream => SeededOrder.Permutation(7, (ulong)stream, 6)[0]);

        Assert.All(first, f => Assert.InRange(f.Value, 850, 1150));
    }
}
