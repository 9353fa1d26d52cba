using Studio.Learning.Devices;

namespace Studio.Learning.Tests.Devices;

public sealed class CudaArithmeticTests
{
    [Fact]
    public void Tune_TurnsTf32AndBenchmarkModeOn()
    {
        CudaArithmetic.AllowsTf32 = false;

        CudaArithmetic.Tune();

        Assert.Equal((true, true), (CudaArithmetic.AllowsTf32, CudaArithmetic.BenchmarksConvolutions));
    }

    [Theory, InlineData(7, false), InlineData(8, true), InlineData(9, true)]
    public void Card_FromAmpereOn_HasBFloat16AndTf32(int major, bool expected)
    {
        var card = new CudaCard("NVIDIA card", 0, major, 0);

        Assert.Equal((expected, expected), (card.HasBFloat16, card.HasTf32));
    }
}
