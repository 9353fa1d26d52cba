using Studio.Learning.Measures;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Measures;

public sealed class MeasuresTests
{
    // Four items, two classes: confidences 0.95 and 0.85 are right, 0.65 is wrong, 0.75 is right.
    private static readonly float[] s_probabilities = [0.95f, 0.05f, 0.15f, 0.85f, 0.65f, 0.35f, 0.75f, 0.25f];
    private static readonly int[] s_truth = [0, 1, 1, 0];

    [Fact]
    public void ExpectedCalibrationError_OneBin_IsAccuracyMinusMeanConfidence() =>
        Assert.Equal(0.8 - 0.75, ExpectedCalibrationError.Of(s_probabilities, s_truth, binCount: 1), 1e-6);

    [Fact]
    public void ExpectedCalibrationError_TenBins_WeighsEachGapByItsItems() =>
        Assert.Equal((0.05 + 0.15 + 0.65 + 0.25) / 4, ExpectedCalibrationError.Of(s_probabilities, s_truth, binCount: 10), 1e-6);

    [Fact]
    public void ExpectedCalibrationError_CertainAndRight_IsZero() =>
        Assert.Equal(0, ExpectedCalibrationError.Of([1f, 0f, 0f, 1f], [0, 1]));

    [Fact]
    public void ExpectedCalibrationError_ReferenceLogits_AgreesWithTheReference()
    {
        using var inputs = SafeTensors.Read(FixtureFile.Path("measures/inputs.safetensors"));
        using var scope = NewDisposeScope();
        var probabilities = inputs["source_logits"].narrow(1, 0, 4).contiguous().softmax(1).data<float>().ToArray();
        var truth = inputs["labels"].to(ScalarType.Int32).data<int>().ToArray();

        Assert.Equal(0.1444490756, ExpectedCalibrationError.Of(probabilities, truth, binCount: 10), 1e-6);
    }

    [Fact]
    public void TemperatureScaling_NineteenToOneButThreeOfFourRight_MakesItThreeToOne()
    {
        float[] probabilities = [0.95f, 0.05f, 0.95f, 0.05f, 0.05f, 0.95f, 0.05f, 0.95f];
        int[] truth = [0, 0, 1, 0];

        var temperature = TemperatureScaling.Fit(probabilities, truth);

        Assert.Equal(Math.Log(19) / Math.Log(3), temperature, 1e-4);
        Assert.All(TemperatureScaling.Apply(probabilities, 2, temperature), p => Assert.Contains(Math.Round(p, 4), new[] { 0.25, 0.75 }));
    }

    [Fact]
    public void TemperatureScaling_AlwaysRight_StopsAtTheLowestTemperature() =>
        Assert.Equal(0.05, TemperatureScaling.Fit([0.6f, 0.4f, 0f, 1f], [0, 1]), 1e-6);

    [Fact]
    public void TopLosses_FourItems_NamesTheWorstFirst()
    {
        var worst = TopLosses.Of(s_probabilities, s_truth, 2);

        Assert.Equal([2, 3], worst.Select(w => w.Index));
        Assert.Equal(-Math.Log(0.35), worst[0].Loss, 1e-6);
        Assert.Equal((1, 0), (worst[0].Truth, worst[0].Predicted));
        Assert.Equal(0.65, worst[0].Confidence, 1e-6);
    }

    [Fact]
    public void TopLosses_TableThatDoesNotFit_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TopLosses.Of([0.5f, 0.3f, 0.2f], [0, 1], 1));

    [Theory]
    [InlineData(141, 153, 0.921569, 0.867920, 0.954567)]
    [InlineData(0, 10, 0, 0, 0.277533)]
    [InlineData(10, 10, 1, 0.722467, 1)]
    public void AccuracyInterval_KnownProportions_IsWilsons(int right, int items, double estimate, double low, double high)
    {
        var interval = AccuracyInterval.Of(right, items);

        Assert.Equal(estimate, interval.Estimate, 1e-5);
        Assert.Equal(low, interval.Low, 1e-5);
        Assert.Equal(high, interval.High, 1e-5);
    }

    [Fact]
    public void PairedDifference_ThreeSeeds_IsStudentsInterval()
    {
        // Differences 1, 2, 3: mean 2, deviation 1, t with two degrees of freedom 4.30265.
        var interval = PairedDifference.Of([3, 5, 7], [2, 3, 4]);

        Assert.Equal(2, interval.Estimate, 1e-12);
        Assert.Equal(2 - 4.302653 / Math.Sqrt(3), interval.Low, 1e-5);
        Assert.Equal(2 + 4.302653 / Math.Sqrt(3), interval.High, 1e-5);
    }

    [Fact]
    public void PairedDifference_OneSeed_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PairedDifference.Of([1], [2]));
}
