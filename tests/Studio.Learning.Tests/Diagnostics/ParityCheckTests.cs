using Studio.Experiments.Recipes;
using Studio.Learning.Diagnostics;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Diagnostics;

public sealed class ParityCheckTests
{
    [Fact]
    public void Of_Float64OnTheCpu_GivesTheStoredFigures() =>
        Assert.InRange(ParityCheck.Of(CPU, ScalarType.Float64).DistanceFrom(ParityCheck.Stored()), 0, 1e-10);

    [Fact]
    public void Of_BFloat16_IsFurtherAwayThanFloat32()
    {
        if (!PrecisionSupport.ProcessorComputesBFloat16)
            Assert.Skip("This processor does not compute in bfloat16 correctly.");

        var (plain, cast) = (Distance(Precision.Float32), Distance(Precision.BFloat16));

        Assert.InRange(plain, 0, 1e-5);
        Assert.InRange(cast, 1e-4, 5e-2);

        static double Distance(Precision precision) => ParityCheck.Of(CPU, precision: precision).DistanceFrom(ParityCheck.Stored());
    }

    [Fact]
    public void DistanceFrom_NaN_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, (ParityCheck.Stored() with { Loss = double.NaN }).DistanceFrom(ParityCheck.Stored()));
}
