using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Training.Optimizers;

namespace Studio.Learning.Tests.Training.Optimizers;

/// <summary>Every step equals PyTorch's schedule, or the paper's formula, to the digits of the fixture.</summary>
public sealed class LearningRateScheduleTests
{
    private const double Tolerance = 1e-9;
    private static readonly JsonElement s_fixtures = FixtureFile.Json("optim/schedules.json").RootElement;

    public static TheoryData<string, ScheduleSettings> Cycles => new()
    {
        { "onecycle_cos_20", new ScheduleSettings.OneCycle() },
        { "onecycle_linear_20",
            new ScheduleSettings.OneCycle { Linear = true, WarmUpShare = 0.25, StartDivisor = 10, FinalDivisor = 100 } },
        { "onecycle_three_phase_20", new ScheduleSettings.OneCycle { ThreePhase = true } },
    };

    [Theory, MemberData(nameof(Cycles))]
    public void At_OneCycle_GivesRateAndMomentumOfPyTorch(string fixture, ScheduleSettings settings)
    {
        foreach (var (expected, step) in s_fixtures.GetProperty(fixture).GetProperty("values").EnumerateArray().Select((v, i) => (v, i)))
        {
            var value = LearningRateSchedule.At(settings, step, 20);

            Assert.Equal(expected[0].GetDouble(), 0.1 * value.RateFactor, Tolerance);
            Assert.Equal(expected[1].GetDouble(), value.Momentum!.Value, Tolerance);
        }
    }

    [Theory]
    [InlineData("cosine_closed_form_20", 20, 0.1, 20), InlineData("slanted_triangular_T20", 20, 0.01, 20)]
    public void At_CosineAndSlantedTriangular_GiveTheFormulasValues(string fixture, int total, double peak, int steps)
    {
        ScheduleSettings settings = fixture.StartsWith("cosine", StringComparison.Ordinal)
            ? new ScheduleSettings.Cosine { FinalShare = 0.01 } : new ScheduleSettings.SlantedTriangular();
        var expected = s_fixtures.GetProperty(fixture).GetProperty("values").EnumerateArray().Select(v => v.GetDouble()).ToArray();

        for (var step = 0; step < steps; step++)
            Assert.Equal(expected[step], peak * LearningRateSchedule.At(settings, step, total).RateFactor, Tolerance);
    }

    [Fact]
    public void At_SlantedTriangularOfAnotherLength_GivesThePapersValues()
    {
        var fixture = s_fixtures.GetProperty("slanted_triangular_T200");

        Assert.All(fixture.GetProperty("t").EnumerateArray().Zip(fixture.GetProperty("values").EnumerateArray()), pair =>
            Assert.Equal(pair.Second.GetDouble(),
                0.01 * LearningRateSchedule.At(new ScheduleSettings.SlantedTriangular(), pair.First.GetInt32(), 200).RateFactor,
                Tolerance));
    }

    [Fact]
    public void At_ShortRuns_StayWithinTheirBounds()
    {
        ScheduleSettings[] all = [new ScheduleSettings.Constant(), new ScheduleSettings.Cosine(), new ScheduleSettings.OneCycle(),
            new ScheduleSettings.SlantedTriangular()];

        foreach (var settings in all)
            for (var total = 1; total < 12; total++)
                for (var step = 0; step < total + 3; step++)
                    Assert.InRange(LearningRateSchedule.At(settings, step, total).RateFactor, 0, 1 + 1e-12);
    }
}
